package com.ticketing.events.app.faults.rig;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Persistent storage of one or more processes.
 *
 * @param directory working directory of the processes, which also receives their output
 * @param variables environment variables that configure a process for this storage
 * @param jdbcUrl URL for direct access of the test to the database
 */
public record TestStorage(Path directory, Map<String, String> variables, String jdbcUrl) {

    private static final String DATA_DIRECTORY = "EVENTS_DATA_DIR";
    private static final String DATABASE_FILE = "events.db";
    private static final Path QUERY_USER = Checkout.root().resolve("ops/postgresql/query-user.sql");
    private static final String QUERY_USER_NAME = "event_queries";

    public static TestStorage sqlite(Path directory) {
        Path data = directory.resolve("data");
        return new TestStorage(
                directory, Map.of(DATA_DIRECTORY, data.toString()), "jdbc:sqlite:" + data.resolve(DATABASE_FILE));
    }

    public static TestStorage postgres(Path directory, String jdbcUrl) {
        return new TestStorage(directory, Map.of("SPRING_DATASOURCE_URL", jdbcUrl), jdbcUrl);
    }

    /** The same PostgreSQL database for a new user that may only read, of {@code ops/postgresql/query-user.sql}. */
    public TestStorage readOnly() {
        String user = "reader_" + UUID.randomUUID().toString().replace("-", "");
        try {
            execute(Files.readString(QUERY_USER).replace(QUERY_USER_NAME, user));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return as(user);
    }

    /** The same PostgreSQL database for an existing user. */
    public TestStorage as(String user) {
        return postgres(directory, jdbcUrl.replace("user=postgres", "user=" + user));
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    /** Executes SQL beside the service. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Adds that many published Events at ten locations, "Hall 0" to "Hall 9", without the service. */
    public TestStorage withEvents(int events) {
        return withEvents(events, n -> "Hall " + n % 10);
    }

    /** Adds that many published Events without the service; the location depends on the number of the Event. */
    public TestStorage withEvents(int events, IntFunction<String> location) {
        try (ExternalWriter writer = writer()) {
            writer.appendCreations(events, location);
        }
        return this;
    }

    /** A writer of domain events beside the service; with SQLite, only while no process runs. */
    public ExternalWriter writer() {
        return variables.containsKey(DATA_DIRECTORY)
                ? ExternalWriter.inDirectory(data())
                : ExternalWriter.onPostgres(jdbcUrl);
    }

    /**
     * Copies the SQLite files and the key file of a killed process, so that opening the database does not recover the
     * original.
     */
    public TestStorage copy() {
        if (!variables.containsKey(DATA_DIRECTORY)) {
            return this;
        }
        try {
            TestStorage copy = sqlite(Files.createTempDirectory(directory, "copy"));
            Files.createDirectory(copy.data());
            for (String name : new String[] {DATABASE_FILE, DATABASE_FILE + "-wal", "events.head", "events.keys"}) {
                if (Files.exists(data().resolve(name))) {
                    Files.copy(data().resolve(name), copy.data().resolve(name));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data directory of the SQLite database. */
    public Path data() {
        return directory.resolve("data");
    }
}
