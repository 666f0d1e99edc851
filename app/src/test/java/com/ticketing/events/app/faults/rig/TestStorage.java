package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * Where processes keep what they must not lose.
 *
 * @param directory belongs to the test: the processes work in it and write their output there
 * @param variables the environment that tells a process of this storage
 * @param jdbcUrl how the test reads the database past the service
 */
public record TestStorage(Path directory, Map<String, String> variables, String jdbcUrl) {

    private static final String FILE = "events.db";

    public static TestStorage sqlite(Path directory) {
        Path data = directory.resolve("data");
        return new TestStorage(
                directory, Map.of("EVENTS_DATA_DIR", data.toString()), "jdbc:sqlite:" + data.resolve(FILE));
    }

    public static TestStorage postgres(Path directory, String jdbcUrl) {
        return new TestStorage(directory, Map.of("SPRING_DATASOURCE_URL", jdbcUrl), jdbcUrl);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    /** The embedded database as a killed process left it, copied so that looking into it repairs nothing. */
    public TestStorage copy() {
        if (!variables.containsKey("EVENTS_DATA_DIR")) {
            return this;
        }
        try {
            TestStorage copy = sqlite(Files.createTempDirectory(directory, "copy"));
            Files.createDirectory(copy.data());
            for (String name : new String[] {FILE, FILE + "-wal"}) {
                if (Files.exists(data().resolve(name))) {
                    Files.copy(data().resolve(name), copy.data().resolve(name));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The embedded database's directory. */
    public Path data() {
        return directory.resolve("data");
    }
}
