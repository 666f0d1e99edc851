package com.ticketing.events.app.faults.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Thousands of open summary streams: of one Event, and of an Event each, slow and at the default pace. Each costs less
 * than 8 KiB of heap, others are served, and all is over when the clients have left.
 */
@Timeout(300)
class ManySummaryStreamsIT {

    private static final int STREAMS = FaultSize.of(1_500, 10_000);
    private static final String HEAP = "-Xmx" + FaultSize.of(192, 512) + "m";
    private static final int MAX_HEAP_BYTES_PER_STREAM = 8 << 10;

    @ParameterizedTest
    @CsvSource({"1, 1500ms", "5000, 1500ms", "1, 40ms"})
    void leaveTheServiceUsable(int maxEvents, String chunkDelay, @TempDir Path directory) throws Exception {
        int events = Math.min(maxEvents, STREAMS / 2);
        String fault = STREAMS + " streams of " + events + (events == 1 ? " Event" : " Events") + " at " + chunkDelay;
        try (ServiceProcess service = ServiceProcess.ready(
                        TestStorage.sqlite(directory), List.of(HEAP), "events.summary.chunk-delay=" + chunkDelay);
                ManyClients streams = new ManyClients(service.port())) {
            List<String> paths = summaries(service, events);
            FaultReport.add(fault, "latency before", Latencies.of(service.client()));
            long heapBefore = service.heapBytesAfterCollection();

            streams.open(STREAMS, i -> ManyClients.get(paths.get(i % paths.size())));
            await().atMost(Duration.ofSeconds(60)).until(() -> streams.begun() + streams.refused() == STREAMS);
            assertThat(streams.refused()).isZero();
            FaultReport.add(fault, "latency with the streams", Latencies.of(service.client()));
            int open = (int) service.metric("events_streams_open{kind=\"summary\"}");
            if (open > STREAMS / 2) {
                long perStream = (service.heapBytesAfterCollection() - heapBefore) / open;
                FaultReport.add(fault, "bytes of heap per stream", perStream);
                assertThat(perStream).isLessThan(MAX_HEAP_BYTES_PER_STREAM);
            }
            assertThat(service.isReady()).isTrue();
            leave(service, streams, fault);
            FaultReport.add(fault, "latency afterwards", Latencies.of(service.client()));
            assertThat(service.output()).doesNotContain("OutOfMemoryError", " ERROR ");
        }
    }

    private static void leave(ServiceProcess service, ManyClients streams, String fault) throws IOException {
        long start = System.nanoTime();
        streams.close();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.metric("events_streams_open{kind=\"summary\"}") == 0);
        FaultReport.add(fault, "seconds until no stream was open", (System.nanoTime() - start) / 1e9);
    }

    private static List<String> summaries(ServiceProcess service, int events) throws IOException {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            EventModel event = new EventModel(false);
            event.create(service.client());
            event.patch(service.client(), Map.of("status", "PUBLISHED"));
            paths.add("/public/events/" + event.id() + "/summary");
        }
        return paths;
    }
}
