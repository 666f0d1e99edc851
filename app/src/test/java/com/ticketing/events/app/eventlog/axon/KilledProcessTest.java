package com.ticketing.events.app.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process killed during concurrent appends loses no acknowledged event. */
@Timeout(120)
class KilledProcessTest {

    private static final int ROUNDS = 3;
    private static final int MIN_ACKNOWLEDGED = 500;

    @TempDir
    private Path directory;

    @Test
    void losesNoAcknowledgedEventOnSqlite() throws Exception {
        Path data = directory.resolve("data");
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Path output = directory.resolve("output-" + round);
            acknowledged.addAll(writeUntilKilled("sqlite", data.toString(), round, output));
            try (TestEventLog log = TestEventLog.sqlite(data)) {
                assertContainsAll(log, acknowledged);
            }
        }
    }

    @Test
    void losesNoAcknowledgedEventOnPostgresql() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        try (TestPostgres server = TestPostgres.durable()) {
            String url = server.newDatabase();
            for (int round = 0; round < ROUNDS; round++) {
                Path output = directory.resolve("output-" + round);
                acknowledged.addAll(writeUntilKilled("postgresql", url, round, output));
                try (TestEventLog log = TestEventLog.postgres(url)) {
                    assertContainsAll(log, acknowledged);
                }
            }
        }
    }

    private static void assertContainsAll(TestEventLog log, Set<String> acknowledged) {
        List<? extends TrackedEventMessage<?>> events =
                log.engine().readEvents(null, false).toList();
        assertThat(events.stream().map(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier()))
                .containsAll(acknowledged);
        assertThat(EventLogStorageEngine.position(events.getLast().trackingToken()))
                .as("positions without gaps")
                .isEqualTo(events.size());
    }

    private static Set<String> writeUntilKilled(String database, String where, int round, Path output)
            throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        database,
                        where,
                        "round-" + round)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> acknowledged(output).size() >= MIN_ACKNOWLEDGED);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return acknowledged(output);
    }

    private static Set<String> acknowledged(Path output) throws IOException {
        return Files.readString(output)
                .lines()
                .filter(line -> line.matches("ok round-\\d+-\\d+-\\d+\\."))
                .collect(Collectors.toSet());
    }

    /** Process that appends from many threads and prints each acknowledged event. */
    static final class Writer {

        private static final int CALLERS = 32;

        private Writer() {}

        static void main(String[] arguments) throws InterruptedException {
            TestEventLog log = arguments[0].equals("sqlite")
                    ? TestEventLog.sqlite(Path.of(arguments[1]))
                    : TestEventLog.postgres(arguments[1]);
            List<Thread> callers = new ArrayList<>();
            for (int c = 0; c < CALLERS; c++) {
                String caller = arguments[2] + "-" + c;
                callers.add(Thread.startVirtualThread(() -> {
                    for (int i = 0; ; i++) {
                        String event = "ok " + caller + "-" + i + ".";
                        log.engine().appendEvents(createEvent(event, 0));
                        System.out.println(event);
                    }
                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
        }
    }
}
