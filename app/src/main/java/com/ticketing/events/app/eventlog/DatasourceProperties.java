package com.ticketing.events.app.eventlog;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The PostgreSQL to use, under the names that everybody expects. Its text form leaves the password out.
 *
 * @param url {@code jdbc:postgresql:...}; null or blank means SQLite in the data directory
 */
@ConfigurationProperties("spring.datasource")
record DatasourceProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password) {

    @Override
    public String toString() {
        return "DatasourceProperties[url=" + url + ", username=" + username + "]";
    }
}
