package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that an operator ends while somebody reads. */
@Timeout(120)
class StopIT {

    @Test
    void finishesTheSummariesThatItHasBegun(@TempDir Path directory) throws Exception {
        try (ServiceProcess service =
                ServiceProcess.ready(Storage.sqlite(directory), "events.summary.chunk-delay=150ms")) {
            Story story = new Story(false);
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
}
