package com.ticketing.events.app.eventlog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Connection settings of the event log's PostgreSQL database, under Spring Boot's usual property names. The text form
 * omits the password.
 *
 * @param url {@code jdbc:postgresql:...}; null or blank for SQLite in the data directory
 */
@ConfigurationProperties("spring.datasource")
public record DatasourceProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password) {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Whether the event log is in PostgreSQL.
     *
     * @throws IllegalArgumentException when the URL names another kind of database
     */
    public boolean isPostgres() {
        if (url == null || url.isBlank()) {
            return false;
        }
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("spring.datasource.url must start with " + POSTGRESQL);
        }
        return true;
    }

    /** The URL of the PostgreSQL database; only to be called if {@link #isPostgres()}. */
    String requiredUrl() {
        return Objects.requireNonNull(url, "spring.datasource.url");
    }

    @Override
    public String toString() {
        return "DatasourceProperties[url=" + url + ", username=" + username + "]";
    }
}
