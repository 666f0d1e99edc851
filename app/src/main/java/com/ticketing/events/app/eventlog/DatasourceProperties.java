package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.database.postgres.PostgresDatabase;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Connection settings of the event log's PostgreSQL database, under Spring Boot's usual property names. The text form
 * omits the password and the URL, which may have one, too.
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
     * @throws IllegalArgumentException when the URL names another kind of database, or is malformed; the message
     *     contains no part of it
     */
    public boolean isPostgres() {
        if (url == null || url.isBlank()) {
            return false;
        }
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("spring.datasource.url must start with " + POSTGRESQL);
        }
        if (Driver.parseURL(url, null) == null) {
            throw new IllegalArgumentException("spring.datasource.url must have the form"
                    + " jdbc:postgresql://host:port/database?option=value; user and password are properties"
                    + " of their own");
        }
        return true;
    }

    /**
     * Kind and place of the database, without user and password.
     *
     * @param dataDirectory of SQLite
     */
    public String describe(Path dataDirectory) {
        return isPostgres()
                ? "PostgreSQL at " + PostgresDatabase.place(requiredUrl())
                : "SQLite in " + dataDirectory.toAbsolutePath().normalize();
    }

    /** The URL of the PostgreSQL database; only to be called if {@link #isPostgres()}. */
    String requiredUrl() {
        return Objects.requireNonNull(url, "spring.datasource.url");
    }

    @Override
    public String toString() {
        return "DatasourceProperties[username=" + username + "]";
    }
}
