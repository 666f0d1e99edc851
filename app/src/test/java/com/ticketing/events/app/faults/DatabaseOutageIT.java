package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.ClientCrowd;
import com.ticketing.events.app.faults.rig.ConcurrentWriters;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpAnswer;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away under load and comes back. */
class DatabaseOutageIT {

    private static final int CALLERS = 8;

    /** The rule is 3 seconds; the rest is for a machine that is busy with other things. */
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    @Test
    void writesAreRefusedReadsGoOnAndNobodyNeedsToRestartTheService() throws IOException {
        try (TestPostgres postgres = TestPostgres.durable()) {
            TestStorage storage = TestStorage.postgres(directory, postgres.newDatabase());
            try (ServiceProcess service = ServiceProcess.ready(storage);
                    ConcurrentWriters writers = new ConcurrentWriters(service.caller())) {
                EventModel known = new EventModel(true);
                known.create(service.caller());
                writers.awaitAcknowledged(100);

                postgres.crash();
                assertRefusesWritesAndAnswersReads(service.caller(), known);

                postgres.start();
                writers.awaitAcknowledged(100);
                List<EventModel> stories = writers.stories();
                stories.getLast().verifyKey(service.caller());
                known.verifyKey(service.caller());
                for (EventModel story : stories) {
                    story.verify(service.caller());
                }
                assertFollowsOtherNodes(service.caller(), storage);
                new DomainEventTable(storage).verifyGapless();
            }
        }
    }

    /** Half of the callers want to change one and the same event, the others to create some. */
    private static void assertRefusesWritesAndAnswersReads(ServiceClient caller, EventModel known) throws IOException {
        List<HttpAnswer> refusals = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            refusals.addAll(ClientCrowd.of(
                    CALLERS,
                    n -> n % 2 == 0
                            ? new EventModel(n % 4 == 0).attempt(caller)
                            : caller.patch(known.id(), Map.of("internalNotes", "by " + n), null)));
            caller.get("/events").expect(200);
            caller.get("/public/events").expect(200);
            caller.read(known.id()).expect(200);
        }
        Duration longest = refusals.stream()
                .map(HttpAnswer::took)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        System.out.println("Without a database a write is refused after at most " + longest.toMillis() + " ms");
        assertThat(refusals).allSatisfy(HttpAnswer::expectUnavailable);
        assertThat(longest).isLessThan(LONGEST_REFUSAL);
    }

    private static void assertFollowsOtherNodes(ServiceClient caller, TestStorage storage) {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        EventCreated elsewhere = new EventCreated(
                UUID.randomUUID(),
                "Night",
                startAt,
                startAt.plusSeconds(1),
                "Elsewhere",
                EventStatus.PUBLISHED,
                null,
                null,
                Instant.now());
        try (ExternalWriter writer = ExternalWriter.onPostgres(storage.jdbcUrl())) {
            writer.appendCreations(Stream.of(elsewhere).toList());
            Awaitility.await("what another node wrote")
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> caller.read(elsewhere.id().toString()).status() == 200);
        }
    }
}
