package com.ticketing.events.app.eventlog;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server: the embedded one, or, where that does not start, the machine's own. Says on standard output
 * which one runs. Without any it fails; no test is ever skipped for the want of a database.
 */
public final class PostgresForTests implements AutoCloseable {

    /** Set to {@code machine} to use the machine's own server at once. */
    private static final String CHOICE = "events.test.postgres";

    private static final AtomicInteger databases = new AtomicInteger();

    private interface Server {
        void start() throws IOException;

        void stop() throws IOException;

        Path data();
    }

    private final Server server;
    private final int port;

    private PostgresForTests(boolean durable) {
        port = MachinePostgres.freePort();
        server = started(durable);
    }

    private static final class Shared {
        static final PostgresForTests SERVER = new PostgresForTests(false);
    }

    /** The server that all tests share which need neither to stop it nor to trust its disk; it does not fsync. */
    public static PostgresForTests shared() {
        return Shared.SERVER;
    }

    /** A server of the test's own, as durable as in production. */
    public static PostgresForTests durable() {
        return new PostgresForTests(true);
    }

    private Server started(boolean durable) {
        IOException embeddedFailure = null;
        if (!"machine".equals(System.getProperty(CHOICE))) {
            try {
                Server embedded = new Embedded(port, durable);
                embedded.start();
                System.out.println("PostgreSQL for tests: the embedded one, port " + port);
                return embedded;
            } catch (IOException | RuntimeException e) {
                embeddedFailure = new IOException("The embedded PostgreSQL does not start", e);
            }
        }
        try {
            MachinePostgres machine = MachinePostgres.create(port, durable);
            Server server = new Server() {
                @Override
                public void start() throws IOException {
                    machine.start();
                }

                @Override
                public void stop() throws IOException {
                    machine.stop();
                }

                @Override
                public Path data() {
                    return machine.data();
                }
            };
            server.start();
            System.out.println("PostgreSQL for tests: the machine's own in " + machine.binaries() + ", port " + port);
            return server;
        } catch (IOException e) {
            if (embeddedFailure != null) {
                e.addSuppressed(embeddedFailure);
            }
            throw new IllegalStateException(
                    "These tests need a PostgreSQL: the embedded one does not start, and none was found on this machine",
                    e);
        }
    }

    /** The address of a new and empty database. */
    public String newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    void stop() throws IOException {
        server.stop();
    }

    /** Stops the server as {@code pg_ctl stop -m immediate} does: without a word to clients, and nothing tidied up. */
    public void crash() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(server.data().resolve("postmaster.pid"))
                .getFirst()
                .trim());
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            Optional<ProcessHandle> process = ProcessHandle.of(pid);
            if (process.isPresent()) {
                process.get().onExit().get(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL does not stop", e);
        }
        server.stop();
    }

    public void start() throws IOException {
        server.start();
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }

    private static final class Embedded implements Server {

        private final int port;
        private final boolean durable;
        private final Path data;
        private EmbeddedPostgres running;

        Embedded(int port, boolean durable) throws IOException {
            this.port = port;
            this.durable = durable;
            this.data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgres-for-tests");
        }

        @Override
        public void start() throws IOException {
            running = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", durable ? "on" : "off")
                    .setServerConfig("synchronous_commit", durable ? "on" : "off")
                    .setServerConfig("full_page_writes", durable ? "on" : "off")
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        @Override
        public void stop() throws IOException {
            running.close();
        }

        @Override
        public Path data() {
            return data;
        }
    }
}
