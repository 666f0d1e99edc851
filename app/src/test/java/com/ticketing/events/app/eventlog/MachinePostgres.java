package com.ticketing.events.app.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server from the binaries that are installed here, with a data directory of its own. */
final class MachinePostgres {

    private static final String UNPRIVILEGED = "nobody";

    private final Path binaries;
    private final Path data;

    private MachinePostgres(Path binaries, Path data) {
        this.binaries = binaries;
        this.data = data;
    }

    static MachinePostgres create(int port, boolean durable) throws IOException {
        Path binaries = candidates()
                .filter(directory -> Files.isExecutable(directory.resolve("initdb")))
                .max(Comparator.comparing(Path::toString))
                .orElseThrow(() -> new IOException("No PostgreSQL is installed"));
        Path data = Files.createTempDirectory("postgres-for-tests");
        MachinePostgres postgres = new MachinePostgres(binaries, data);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stopAndForget));
        if (isRoot()) {
            run(List.of("chown", UNPRIVILEGED, data.toString()));
        }
        postgres.runBinary("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        Files.writeString(data.resolve("postgresql.auto.conf"), """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                port = %d
                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s
                """.formatted(port, durable ? "on" : "off"));
        return postgres;
    }

    Path binaries() {
        return binaries;
    }

    Path data() {
        return data;
    }

    void start() throws IOException {
        runBinary("pg_ctl", "-w", "-l", data.resolve("log").toString(), "start");
    }

    void stop() throws IOException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            runBinary("pg_ctl", "-w", "-m", "fast", "stop");
        }
    }

    private void stopAndForget() {
        try {
            stop();
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            System.err.println("PostgreSQL for tests: " + e.getMessage());
        }
    }

    /** PostgreSQL refuses to run as root, so then somebody without rights runs it. */
    private void runBinary(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", UNPRIVILEGED, "--"));
        }
        command.add(binaries.resolve(name).toString());
        command.addAll(List.of("-D", data.toString()));
        command.addAll(Arrays.asList(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("postgres-for-tests", ".txt");
        try {
            int exit = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException(command + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }

    private static Stream<Path> candidates() throws IOException {
        Stream<Path> onPath = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .map(Path::of);
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return onPath;
        }
        try (Stream<Path> versions = Files.list(debian)) {
            return Stream.concat(onPath, versions.map(version -> version.resolve("bin")).toList().stream());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
