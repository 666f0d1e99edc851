package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Graceful shutdown with open requests. */
@Timeout(120)
class StopIT {

    /** The default idle timeout of the container during shutdown is one second. */
    private static final Duration LONGER_THAN_SHUTDOWN_IDLE_TIMEOUT = Duration.ofMillis(1_500);

    @Test
    void completesOpenSummaryStreams(@TempDir Path directory) throws Exception {
        try (ServiceProcess service =
                ServiceProcess.ready(TestStorage.sqlite(directory), "events.summary.chunk-delay=150ms")) {
            EventModel event = new EventModel(false);
            event.create(service.client());
            event.patch(service.client(), Map.of("status", "PUBLISHED"));

            try (BufferedReader reader =
                    service.client().openEventStream("/public/events/" + event.id() + "/summary")) {
                assertThat(reader.lines().anyMatch(line -> line.equals("id: 2")))
                        .isTrue();
                CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::stop);
                List<String> rest = reader.lines().toList();
                assertThat(rest).contains("id: 5", "event: done");
                stopped.join();
            }
            assertThat(service.output()).contains("Graceful shutdown complete").doesNotContain(" ERROR ");
        }
    }

    @Test
    void readsASlowRequestBodyToItsEnd(@TempDir Path directory) throws Exception {
        try (ServiceProcess service = ServiceProcess.ready(TestStorage.sqlite(directory));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            String partialRequest = "POST /events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + ServiceProcess.TOKEN
                    + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{";
            socket.getOutputStream().write(partialRequest.getBytes(StandardCharsets.UTF_8));
            ServiceProcess.pause(LONGER_THAN_SHUTDOWN_IDLE_TIMEOUT);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::stop);
            ServiceProcess.pause(LONGER_THAN_SHUTDOWN_IDLE_TIMEOUT);
            socket.getOutputStream().write('}');

            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response)
                    .startsWith("HTTP/1.1 400")
                    .contains("\"title\"")
                    .doesNotContain("read to its end");
            stopped.join();
        }
    }
}
