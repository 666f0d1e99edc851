package com.ticketing.events.app.eventlog.database.postgres;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The parts of a PostgreSQL URL that are no secrets.
 *
 * @param username null for the one in the URL
 */
record PostgresUrl(String url, @Nullable String username) {

    /** Hosts and ports, separated by commas. */
    String address() {
        String[] hosts = part(PGProperty.PG_HOST, "localhost").split(",", -1);
        String[] ports = part(PGProperty.PG_PORT, "5432").split(",", -1);
        StringBuilder addresses = new StringBuilder();
        for (int i = 0; i < hosts.length; i++) {
            addresses.append(i == 0 ? "" : ",").append(hosts[i]).append(':');
            addresses.append(ports[Math.min(i, ports.length - 1)]);
        }
        return addresses.toString();
    }

    String database() {
        return part(PGProperty.PG_DBNAME, "");
    }

    String user() {
        return username != null ? username : part(PGProperty.USER, "");
    }

    private String part(PGProperty property, String otherwise) {
        Properties parts = Driver.parseURL(url, null);
        String value = parts == null ? null : property.getOrDefault(parts);
        return value == null ? otherwise : value;
    }
}
