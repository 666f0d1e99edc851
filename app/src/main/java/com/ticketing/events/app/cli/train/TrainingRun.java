package com.ticketing.events.app.cli.train;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/**
 * A run of the service that is recorded for an AOT cache: on an empty SQLite log in a temporary directory, on a free
 * port of the loopback interface, with requests of every kind, until a graceful stop.
 */
final class TrainingRun {

    /** Rounds of requests; the JVM records profiles of methods that run often (JEP 515). */
    private static final int ROUNDS = 40;

    private TrainingRun() {}

    /** Runs the extracted program; its JVM writes the cache when it exits. */
    static void record(Path program, Path cache) throws IOException, TrainingFailed, InterruptedException {
        Path directory = Files.createTempDirectory("event-service-train-");
        String token = UUID.randomUUID().toString();
        int port = freePort();
        Map<String, String> variables = Map.of(
                "ADMIN_TOKEN",
                token,
                "SERVER_PORT",
                Integer.toString(port),
                "EVENTS_DATA_DIR",
                directory.resolve("data").toString(),
                "EVENTS_SUMMARY_CHUNK_DELAY",
                "1ms");
        List<String> arguments = List.of("-XX:AOTCacheOutput=" + cache, "-jar", program.toString());
        try (ChildJvm service = ChildJvm.start(directory, arguments, variables);
                TrainingRequests requests = new TrainingRequests(URI.create("http://127.0.0.1:" + port), token)) {
            requests.awaitReady(service);
            for (int round = 0; round < ROUNDS; round++) {
                requests.sendRound(service);
            }
            service.stop();
            service.awaitExit();
            if (!Files.exists(cache)) {
                throw service.failure("The JVM wrote no AOT cache");
            }
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
