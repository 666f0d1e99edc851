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
     * Argument: the number of Events. When they are written, prints the size of the database, the directory of the
     * server and the JDBC URL; stops the server at the end of the standard input.
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
            System.out.println("BYTES " + value(url, "select pg_database_size(current_database())"));
            System.out.println("DIRECTORY " + value(url, "show data_directory"));
            System.out.println("URL " + url);
            while (System.in.read() >= 0) {
                // Awaits the end of the benchmark.
            }
        }
    }

    private static String value(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
