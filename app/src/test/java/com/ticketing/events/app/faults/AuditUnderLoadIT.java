package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.support.ConcurrentCallers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Audit feed, history, verification and rebuild under concurrent writes, on both databases. */
@Timeout(300)
class AuditUnderLoadIT {

    private static final int WRITERS = 3;
    private static final int CHANGES_PER_WRITER = 40;
    private static final int DOMAIN_EVENTS = WRITERS * (1 + CHANGES_PER_WRITER);
    private static final int MAX_ENTRIES_PER_CONNECTION = 10;

    @TempDir
    private Path directory;

    @Test
    void readsAreConsistentUnderLoadOnSqlite() throws IOException {
        assertReadsAreConsistentUnderLoad(TestStorage.sqlite(directory));
    }

    @Test
    void readsAreConsistentUnderLoadOnPostgres() throws IOException {
        assertReadsAreConsistentUnderLoad(
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase()));
    }

    private static void assertReadsAreConsistentUnderLoad(TestStorage storage) throws IOException {
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            ServiceClient client = service.client();
            AtomicInteger activeWriters = new AtomicInteger(WRITERS);
            List<Object> results = ConcurrentCallers.run(WRITERS + 2, caller -> switch (caller) {
                case WRITERS -> readFeedWithReconnects(client);
                case WRITERS + 1 -> rebuildWhile(client, activeWriters);
                default -> write(client, activeWriters);
            });

            assertThat(results.get(WRITERS))
                    .as("positions in the feed")
                    .isEqualTo(LongStream.rangeClosed(1, DOMAIN_EVENTS).boxed().toList());
            for (Object event : results.subList(0, WRITERS)) {
                assertHistoryAndStateAtAnInstant(client, ((EventModel) event).id());
            }
            JsonNode verification = client.get("/audit/verify").expect(200).json();
            assertThat(verification.get("valid").booleanValue()).isTrue();
            assertThat(verification.get("events").longValue()).isEqualTo(DOMAIN_EVENTS);
            assertThat(verification.get("hash"))
                    .isEqualTo(
                            client.get("/audit/checkpoint").expect(200).json().get("hash"));
        }
    }

    private static EventModel write(ServiceClient client, AtomicInteger activeWriters) throws IOException {
        try {
            EventModel event = new EventModel(false);
            assertThat(event.create(client)).isTrue();
            for (int i = 1; i <= CHANGES_PER_WRITER; i++) {
                client.patch(event.id(), Map.of("internalNotes", "note " + i), null)
                        .expect(200);
                assertThat(client.read(event.id())
                                .expect(200)
                                .json()
                                .get("internalNotes")
                                .stringValue())
                        .as("notes directly after the write, during a rebuild or not")
                        .isEqualTo("note " + i);
            }
            return event;
        } finally {
            activeWriters.decrementAndGet();
        }
    }

    /** Disconnects after every few entries and resumes after the last one. */
    private static List<Long> readFeedWithReconnects(ServiceClient client) throws IOException {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < DOMAIN_EVENTS) {
            long last = positions.isEmpty() ? 0 : positions.getLast();
            try (BufferedReader feed = client.openEventStream("/audit/events?after=" + last)) {
                feed.lines()
                        .filter(line -> line.startsWith("id: "))
                        .limit(Math.min(MAX_ENTRIES_PER_CONNECTION, DOMAIN_EVENTS - positions.size()))
                        .forEach(line -> positions.add(Long.valueOf(line.substring(4))));
            }
        }
        return positions;
    }

    private static int rebuildWhile(ServiceClient client, AtomicInteger activeWriters) throws IOException {
        int rebuilds = 0;
        do {
            client.rebuild("catalog").expect(202);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(status(client).get("state").stringValue())
                            .isEqualTo("LIVE"));
            JsonNode report = status(client).get("lastRebuild");
            assertThat(report.get("swapped").booleanValue()).as("%s", report).isTrue();
            assertThat(report.get("differences")).as("%s", report).isEmpty();
            rebuilds++;
        } while (activeWriters.get() > 0);
        return rebuilds;
    }

    private static JsonNode status(ServiceClient client) throws IOException {
        return client.get("/projections/catalog").expect(200).json();
    }

    private static void assertHistoryAndStateAtAnInstant(ServiceClient client, String id) throws IOException {
        JsonNode entries = client.get("/events/" + id + "/history?limit=1000")
                .expect(200)
                .json()
                .get("entries");
        assertThat(entries).hasSize(1 + CHANGES_PER_WRITER);
        JsonNode entry = entries.get(5);
        assertThat(entry.at("/changes/internalNotes/from").stringValue()).isEqualTo("note 4");
        assertThat(entry.at("/changes/internalNotes/to").stringValue()).isEqualTo("note 5");
        JsonNode past = client.get("/events/" + id + "?asOf=" + entry.get("at").stringValue())
                .expect(200)
                .json();
        assertThat(past.get("internalNotes").stringValue()).isEqualTo("note 5");
    }
}
