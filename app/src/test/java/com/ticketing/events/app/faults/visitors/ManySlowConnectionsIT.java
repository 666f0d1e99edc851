package com.ticketing.events.app.faults.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that send a byte of a request now and then, and more connections than file descriptors. */
@Timeout(180)
class ManySlowConnectionsIT {

    private static final int SLOW = FaultSize.of(400, 8_000);
    private static final int IDLE_TIMEOUT_SECONDS = FaultSize.of(3, 30);
    private static final int DESCRIPTORS = FaultSize.of(400, 2_048);
    private static final int IDLE = FaultSize.of(600, 2_500);

    private static final String SLOW_HEAD = "GET /public/events HTTP/1.1\r\nX-";
    private static final String SLOW_BODY = "POST /events HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer " + ServiceProcess.TOKEN + "\r\nContent-Length: 100000\r\n\r\n{";

    @Test
    void areClosedAfterTheIdleTimeoutAndDelayNobody(@TempDir Path directory) throws Exception {
        String fault = SLOW + " slow connections, idle timeout " + IDLE_TIMEOUT_SECONDS + " s";
        try (ServiceProcess service = ServiceProcess.ready(
                        TestStorage.sqlite(directory),
                        List.of("-Xmx512m"),
                        "server.jetty.connection-idle-timeout=" + IDLE_TIMEOUT_SECONDS + "s");
                ManyClients clients = new ManyClients(service.port())) {
            FaultReport.add(fault, "latency before", Latencies.of(service.client()));
            long start = System.nanoTime();
            clients.open(SLOW, i -> i % 2 == 0 ? SLOW_HEAD : SLOW_BODY);
            FaultReport.add(fault, "latency with them", Latencies.of(service.client()));
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        clients.send("a");
                        return clients.ended() == SLOW;
                    });
            FaultReport.add(fault, "seconds until all are closed", (System.nanoTime() - start) / 1e9);
            FaultReport.add(fault, "latency afterwards", Latencies.of(service.client()));
            assertThat(service.isReady()).isTrue();
            assertThat(service.output()).doesNotContain("OutOfMemoryError", " ERROR ");
        }
    }

    @Test
    void leaveDescriptorsForOthers(@TempDir Path directory) throws Exception {
        String fault = IDLE + " idle connections, " + DESCRIPTORS + " descriptors";
        try (ServiceProcess service = ServiceProcess.readyWithDescriptors(TestStorage.sqlite(directory), DESCRIPTORS);
                ManyClients clients = new ManyClients(service.port())) {
            clients.open(IDLE, _ -> "");
            FaultReport.add(fault, "latency with them", Latencies.of(service.client()));
            assertThat(service.isReady()).isTrue();
            assertThat(service.output().lines().filter(line -> line.contains("connections are open, the limit")))
                    .singleElement()
                    .asString()
                    .contains(" WARN ");
            assertThat(service.output()).doesNotContain("Too many open files", " ERROR ");
        }
    }
}
