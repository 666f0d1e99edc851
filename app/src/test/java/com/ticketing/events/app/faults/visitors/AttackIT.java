package com.ticketing.events.app.faults.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each {@link Attack}: its requests succeed or are 429, and other requests succeed meanwhile and afterwards. */
@Timeout(900)
class AttackIT {

    private static final int EVENTS = FaultSize.of(2_000, 200_000);
    private static final int ROUNDS = FaultSize.of(1, 2);
    private static final String COMPILER = "-XX:TieredStopAtLevel=" + FaultSize.of(1, 4);
    private static final int NO_RESPONSE = 0;

    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();

    @TempDir
    private Path directory;

    @Test
    void leavesOtherRequestsServed() throws IOException {
        TestStorage storage =
                TestStorage.sqlite(directory).withEvents(EVENTS, n -> "Hall " + n + ", Street " + n % 1_000);
        try (ServiceProcess service = ServiceProcess.ready(storage, List.of("-Xmx512m", COMPILER))) {
            report("warm-up", service);
            for (Attack attack : Attack.values()) {
                report("before " + attack, service);
                attack(attack, service);
                assertThat(statuses.keySet()).as("%s %s", attack, statuses).isSubsetOf(200, 429);
                FaultReport.add(fault(attack.name()), "statuses of its responses", statuses);
            }
            report("after all", service);
            assertThat(service.output()).doesNotContain("OutOfMemoryError", " ERROR ");
        }
    }

    private void attack(Attack attack, ServiceProcess service) throws IOException {
        statuses.clear();
        AtomicBoolean isEnded = new AtomicBoolean();
        try (ExecutorService attackers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < attack.connections(); n++) {
                attackers.execute(() -> request(attack, service.port(), isEnded));
            }
            await().until(() -> !statuses.isEmpty());
            try {
                report("during " + attack, service);
            } finally {
                isEnded.set(true);
            }
        }
    }

    private void request(Attack attack, int port, AtomicBoolean isEnded) {
        try (KeepAliveClient connection = new KeepAliveClient(port)) {
            while (!isEnded.get()) {
                count(connection.get(attack.path()));
            }
        } catch (IOException e) {
            count(NO_RESPONSE);
        }
    }

    private void count(int status) {
        statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    /** Fails if a request is not served. */
    private static void report(String phase, ServiceProcess service) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            FaultReport.add(fault(phase), "p50/p95", Latencies.of(service.client()));
        }
    }

    private static String fault(String phase) {
        return phase + ", " + EVENTS + " Events";
    }
}
