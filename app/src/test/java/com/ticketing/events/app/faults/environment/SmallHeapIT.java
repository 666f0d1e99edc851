package com.ticketing.events.app.faults.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a heap too small for its Events, or for a rebuild. */
class SmallHeapIT {

    private static final int EVENTS = 200_000;
    private static final int FEW_EVENTS = 5_000;
    private static final int BYTES_PER_CONNECTION = 4 << 10;
    private static final int BYTES_PER_STREAM = 8 << 10;

    @TempDir
    private Path directory;

    @Test
    void refusesAStartAndARebuildThatDoNotFit() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory).withEvents(EVENTS);
        try (ServiceProcess service = ServiceProcess.start(storage, List.of("-Xmx176m", "-XX:+UseSerialGC"))) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output().lines().filter(line -> line.contains(" MiB of heap")))
                    .singleElement()
                    .asString()
                    .matches("200000 Events need about 201 MiB of heap; the JVM has 17\\d MiB: start it with -Xmx256m");
            assertThat(service.output()).doesNotContain("OutOfMemoryError", "has been closed");
        }
        try (ServiceProcess service = ServiceProcess.ready(storage, List.of("-Xmx212m", "-XX:+UseSerialGC"))) {
            HttpResult refused = service.client().rebuild("catalog").expect(409);
            assertThat(refused.json().at("/error/message").stringValue())
                    .matches("The shadow catalog of a rebuild needs about 105 MiB of heap, and \\d+ MiB are free; start"
                            + " the service with a larger -Xmx");
            EventModel event = new EventModel(false);
            assertThat(event.create(service.client())).isTrue();
            event.verify(service.client());
            assertThat(service.client().get("/actuator/prometheus").expect(200).body())
                    .contains(
                            "events_catalog_bytes 8.800044E7",
                            "events_heap_budget_bytes{part=\"catalog\"} 1.35165824E8");
        }
    }

    @Test
    void admitsTheConnectionsThatItsHeapHolds() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory).withEvents(FEW_EVENTS);
        List<Socket> sockets = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.ready(storage, List.of("-Xmx128m", "-XX:+UseSerialGC"))) {
            long connections = (long) bytes(service, "connections") / BYTES_PER_CONNECTION;
            assertThat(connections).isBetween(500L, 2_000L);
            assertThat(service.metric("events_heap_budget_bytes{")).isBetween(120.0 * (1 << 20), 128.0 * (1 << 20));
            assertThat(service.metric("events_streams_limit{kind=\"summary\"}"))
                    .isEqualTo(Math.floor(bytes(service, "streams") / BYTES_PER_STREAM));
            for (int i = 0; i < connections; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), service.port()));
            }
            await("the limit is reached")
                    .until(() -> service.output().contains(connections + " connections are open, the limit"));
            assertThat(new EventModel(false).create(service.client())).isTrue();
            assertThat(service.output()).doesNotContain("OutOfMemoryError");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static double bytes(ServiceProcess service, String part) throws IOException {
        return service.metric("events_heap_budget_bytes{part=\"" + part + "\"}");
    }
}
