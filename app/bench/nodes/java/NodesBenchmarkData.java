package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Gatherers;

/** PostgreSQL with an event log for the benchmark of several nodes. */
final class NodesBenchmarkData {

    private static final int BATCH = 2_000;

    private NodesBenchmarkData() {}

    /**
     * Argument: the number of Events. When they are written, prints the size of the database and its JDBC URL; stops it
     * at the end of the standard input.
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (TestPostgres postgres = TestPostgres.durable()) {
            String url = postgres.newDatabase();
            try (ExternalWriter writer = ExternalWriter.onPostgres(url)) {
                new ConferenceEvents()
                        .events(Integer.parseInt(arguments[0]))
                        .gather(Gatherers.windowFixed(BATCH))
                        .forEach(writer::appendCreations);
            }
            System.out.println("BYTES " + size(url));
            System.out.println("URL " + url);
            while (System.in.read() >= 0) {
                // Awaits the end of the benchmark.
            }
        }
    }

    private static long size(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("select pg_database_size(current_database())")) {
            size.next();
            return size.getLong(1);
        }
    }
}
