package com.ticketing.events.app.faults;

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
record Storage(Path directory, Map<String, String> variables, String jdbcUrl) {

    private static final String FILE = "events.db";

    static Storage sqlite(Path directory) {
        Path data = directory.resolve("data");
        return new Storage(directory, Map.of("EVENTS_DATA_DIR", data.toString()), "jdbc:sqlite:" + data.resolve(FILE));
    }

    static Storage postgres(Path directory, String jdbcUrl) {
        return new Storage(directory, Map.of("SPRING_DATASOURCE_URL", jdbcUrl), jdbcUrl);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    /** The embedded database as a killed process left it, copied so that looking into it repairs nothing. */
    Storage copy() {
        if (!variables.containsKey("EVENTS_DATA_DIR")) {
            return this;
        }
        try {
            Storage copy = sqlite(Files.createTempDirectory(directory, "copy"));
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
    Path data() {
        return directory.resolve("data");
    }
}
