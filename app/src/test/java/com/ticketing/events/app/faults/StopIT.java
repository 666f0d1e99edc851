package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
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

/** A process that an operator ends while somebody reads. */
@Timeout(120)
class StopIT {

    /** A second is what a container allows by itself. */
    private static final Duration LONGER_THAN_IDLE_AT_THE_END = Duration.ofMillis(1_500);

    @Test
    void finishesTheSummariesThatItHasBegun(@TempDir Path directory) throws Exception {
        try (ServiceProcess service =
                ServiceProcess.ready(TestStorage.sqlite(directory), "events.summary.chunk-delay=150ms")) {
            EventModel story = new EventModel(false);
            story.create(service.caller());
            story.patch(service.caller(), Map.of("status", "PUBLISHED"));

            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    service.caller().feed("/public/events/" + story.id() + "/summary"), StandardCharsets.UTF_8))) {
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
    void readsABodyToItsEndThatIsSlowToArrive(@TempDir Path directory) throws Exception {
        try (ServiceProcess service = ServiceProcess.ready(TestStorage.sqlite(directory));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            String begun = "POST /events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + ServiceProcess.TOKEN
                    + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{";
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
            ServiceProcess.pause(LONGER_THAN_IDLE_AT_THE_END);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::stop);
            ServiceProcess.pause(LONGER_THAN_IDLE_AT_THE_END);
            socket.getOutputStream().write('}');

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"title\"").doesNotContain("read to its end");
            stopped.join();
        }
    }
}
