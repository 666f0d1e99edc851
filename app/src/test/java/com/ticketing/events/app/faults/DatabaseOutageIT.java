package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.ConcurrentWriters;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.support.ConcurrentCallers;
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
import tools.jackson.databind.JsonNode;

/** PostgreSQL crashes under load and restarts. */
class DatabaseOutageIT {

    private static final int CALLERS = 8;

    /** The limit of the service is 3 seconds; the rest is a margin for a busy machine. */
    private static final Duration MAX_REFUSAL_TIME = Duration.ofSeconds(5);

    /** Far less than a connection attempt; the rest is a margin for a busy machine. */
    private static final Duration MAX_SCRAPE_TIME = Duration.ofSeconds(1);

    /** Includes the limit of the test's service, 1 second. */
    private static final Duration REPORT_TIME = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void returns503ForWritesAndServesReadsUntilTheDatabaseReturns() throws IOException {
        try (TestPostgres postgres = TestPostgres.durable()) {
            TestStorage storage = TestStorage.postgres(directory, postgres.newDatabase());
            try (ServiceProcess service = ServiceProcess.ready(storage);
                    ConcurrentWriters writers = new ConcurrentWriters(service.client())) {
                EventModel existing = new EventModel(true);
                existing.create(service.client());
                writers.awaitAcknowledged(100);

                postgres.crash();
                assertRefusesWritesAndServesReads(service.client(), existing);

                postgres.start();
                writers.awaitAcknowledged(100);
                List<EventModel> events = writers.stop();
                events.getLast().verifyKey(service.client());
                existing.verifyKey(service.client());
                for (EventModel event : events) {
                    event.verify(service.client());
                }
                assertAppliesEventsOfOtherNodes(service.client(), storage);
                new DomainEventTable(storage).verifyGapless();
                assertOneWarningForEachKindOfAccess(service);
            }
        }
    }

    @Test
    void healthAndMetricsReportALongOutageWhileTheNodeStaysReadyForReads() throws IOException {
        try (TestPostgres postgres = TestPostgres.durable()) {
            TestStorage storage = TestStorage.postgres(directory, postgres.newDatabase());
            try (ServiceProcess service = ServiceProcess.ready(storage, "events.readiness.max-outage=1s")) {
                ServiceClient client = service.client();
                client.get("/actuator/health").expect(200);
                assertThat(client.get("/actuator/prometheus").body()).contains("events_log_available 1.0");

                postgres.crash();
                Awaitility.await()
                        .atMost(REPORT_TIME)
                        .untilAsserted(() -> client.get("/actuator/health").expect(503));
                JsonNode eventLog = client.get("/actuator/health").json().at("/components/eventLog");
                assertThat(eventLog.get("status").stringValue()).isEqualTo("DOWN");
                assertThat(eventLog.at("/details/available").booleanValue()).isFalse();
                Awaitility.await("deliveries that are not sent are unknown")
                        .atMost(REPORT_TIME)
                        .until(() -> client.get("/actuator/prometheus")
                                .body()
                                .contains("events_notifications_pending{channel=\"log\"} NaN"));
                long scrape = System.nanoTime();
                assertThat(client.get("/actuator/prometheus").body()).contains("events_log_available 0.0");
                assertThat(Duration.ofNanos(System.nanoTime() - scrape)).isLessThan(MAX_SCRAPE_TIME);
                client.get("/actuator/health/readiness").expect(200);
                client.get("/actuator/health/liveness").expect(200);
                client.get("/events").expect(200);

                postgres.start();
                Awaitility.await("health without a write")
                        .atMost(REPORT_TIME)
                        .untilAsserted(() -> client.get("/actuator/health").expect(200));
                new EventModel(true).createUnrecorded(client).expect(201);
            }
        }
    }

    @Test
    void aNodeWithCommandsOnlyIsNotReadyDuringALongOutage() throws IOException {
        try (TestPostgres postgres = TestPostgres.durable()) {
            TestStorage storage = TestStorage.postgres(directory, postgres.newDatabase());
            try (ServiceProcess service =
                    ServiceProcess.ready(storage, "events.role=command", "events.readiness.max-outage=1s")) {
                ServiceClient client = service.client();
                postgres.crash();
                Awaitility.await()
                        .atMost(REPORT_TIME)
                        .untilAsserted(
                                () -> client.get("/actuator/health/readiness").expect(503));
                assertThat(client.get("/actuator/health/readiness")
                                .json()
                                .at("/components/command/details/reason")
                                .stringValue())
                        .contains("database");
                client.get("/actuator/health/liveness").expect(200);

                postgres.start();
                Awaitility.await()
                        .atMost(REPORT_TIME)
                        .untilAsserted(
                                () -> client.get("/actuator/health/readiness").expect(200));
                new EventModel(true).createUnrecorded(client).expect(201);
            }
        }
    }

    /** Hundreds of reads and writes were refused; a start of the server may begin a second series. */
    private static void assertOneWarningForEachKindOfAccess(ServiceProcess service) {
        for (String access : List.of("Write to", "Query on")) {
            assertThat(service.output().lines().filter(line -> line.contains(access + " the event log failed")))
                    .as(access)
                    .hasSizeBetween(1, 2);
        }
        assertThat(service.output().lines().filter(line -> line.contains("WARN")))
                .noneMatch(line -> line.contains("hikari"));
    }

    /** Half of the callers change one Event, the others create Events. */
    private static void assertRefusesWritesAndServesReads(ServiceClient client, EventModel existing)
            throws IOException {
        List<HttpResult> refusals = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            refusals.addAll(ConcurrentCallers.run(
                    CALLERS,
                    n -> n % 2 == 0
                            ? new EventModel(n % 4 == 0).createUnrecorded(client)
                            : client.patch(existing.id(), Map.of("internalNotes", "by " + n), null)));
            client.get("/events").expect(200);
            client.get("/public/events").expect(200);
            client.read(existing.id()).expect(200);
        }
        Duration longest = refusals.stream()
                .map(HttpResult::duration)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        System.out.println("Longest refusal of a write without a database: " + longest.toMillis() + " ms");
        assertThat(refusals).allSatisfy(HttpResult::expectUnavailable);
        assertThat(longest).isLessThan(MAX_REFUSAL_TIME);
    }

    private static void assertAppliesEventsOfOtherNodes(ServiceClient client, TestStorage storage) {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        EventCreated external = new EventCreated(
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
            writer.appendCreations(Stream.of(external).toList());
            Awaitility.await("domain event of another node")
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> client.read(external.id().toString()).status() == 200);
        }
    }
}
