package com.ticketing.events.app.eventlog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The PostgreSQL to use, under the names that everybody expects. Its text form leaves the password out.
 *
 * @param url {@code jdbc:postgresql:...}; null or blank means SQLite in the data directory
 */
@ConfigurationProperties("spring.datasource")
public record DatasourceProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password) {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Whether the log is in PostgreSQL.
     *
     * @throws IllegalArgumentException when it is to be in a database of some other kind
     */
    public boolean postgres() {
        if (url == null || url.isBlank()) {
            return false;
        }
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("spring.datasource.url must start with " + POSTGRESQL);
        }
        return true;
    }

    /** The address of the PostgreSQL, if there is one. */
    public String address() {
        return Objects.requireNonNull(url, "asked for only when there is a PostgreSQL");
    }

    @Override
    public String toString() {
        return "DatasourceProperties[url=" + url + ", username=" + username + "]";
    }
}
