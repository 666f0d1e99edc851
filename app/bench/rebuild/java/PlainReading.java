package com.ticketing.events.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lower bound of a rebuild: one thread reads every row of a SQLite log by plain JDBC, keys included, and parses its
 * JSON, without decryption and without building objects.
 */
public final class PlainReading {

    private static final String ALL =
            """
            select position, event_id, version, type, revision, message_id, at, payload, metadata, kept
            from domain_event left join personal_data_key on event_position = position order by position""";

    private PlainReading() {}

    /** Prints the number of rows, elapsed seconds and CPU seconds of the process. Argument: the database file. */
    public static void main(String[] arguments) throws SQLException {
        long start = System.nanoTime();
        JsonMapper json = JsonMapper.shared();
        long rows = 0;
        long members = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ALL)) {
            while (row.next()) {
                for (int column = 1; column <= 7; column++) {
                    members += row.getString(column).length();
                }
                members += json.readTree(row.getBytes(8)).size() + json.readTree(row.getBytes(9)).size();
                members += row.getBytes(10) == null ? 0 : 1;
                rows++;
            }
        }
        if (members == 0) {
            throw new IllegalStateException("The log is empty");
        }
        long cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        System.out.printf(Locale.ROOT, "%d %.2f %.2f%n", rows, (System.nanoTime() - start) / 1e9, cpu / 1e9);
    }
}
