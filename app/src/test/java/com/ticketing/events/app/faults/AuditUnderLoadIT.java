package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.ClientCrowd;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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

/** What auditors and operators ask for while others write, on either database. */
@Timeout(300)
class AuditUnderLoadIT {

    private static final int WRITERS = 3;
    private static final int CHANGES = 40;
    private static final int WRITTEN = WRITERS * (1 + CHANGES);
    private static final int CUT_AFTER = 10;

    @TempDir
    private Path directory;

    @Test
    void onSqlite() throws IOException {
        answersWhileOthersWrite(TestStorage.sqlite(directory));
    }

    @Test
    void onPostgres() throws IOException {
        answersWhileOthersWrite(
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase()));
    }

    private static void answersWhileOthersWrite(TestStorage storage) throws IOException {
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            ServiceClient caller = service.caller();
            AtomicInteger writing = new AtomicInteger(WRITERS);
            List<Object> results = ClientCrowd.of(WRITERS + 2, number -> switch (number) {
                case WRITERS -> readCutAndResumed(caller);
                case WRITERS + 1 -> rebuildWhile(caller, writing);
                default -> write(caller, writing);
            });

            assertThat(results.get(WRITERS))
                    .as("the positions that the feed sent")
                    .isEqualTo(LongStream.rangeClosed(1, WRITTEN).boxed().toList());
            for (Object story : results.subList(0, WRITERS)) {
                tellsTheStory(caller, ((EventModel) story).id());
            }
            JsonNode verification = caller.get("/audit/verify").expect(200).json();
            assertThat(verification.get("valid").booleanValue()).isTrue();
            assertThat(verification.get("events").longValue()).isEqualTo(WRITTEN);
            assertThat(verification.get("hash"))
                    .isEqualTo(
                            caller.get("/audit/checkpoint").expect(200).json().get("hash"));
        }
    }

    private static EventModel write(ServiceClient caller, AtomicInteger writing) throws IOException {
        try {
            EventModel story = new EventModel(false);
            assertThat(story.create(caller)).isTrue();
            for (int i = 1; i <= CHANGES; i++) {
                caller.patch(story.id(), Map.of("internalNotes", "note " + i), null)
                        .expect(200);
                assertThat(caller.read(story.id())
                                .expect(200)
                                .json()
                                .get("internalNotes")
                                .stringValue())
                        .as("what was just written, rebuild or not")
                        .isEqualTo("note " + i);
            }
            return story;
        } finally {
            writing.decrementAndGet();
        }
    }

    /** Leaves after every few entries and comes back after the last one. */
    private static List<Long> readCutAndResumed(ServiceClient caller) throws IOException {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < WRITTEN) {
            long last = positions.isEmpty() ? 0 : positions.getLast();
            try (BufferedReader feed = new BufferedReader(
                    new InputStreamReader(caller.feed("/audit/events?after=" + last), StandardCharsets.UTF_8))) {
                feed.lines()
                        .filter(line -> line.startsWith("id: "))
                        .limit(Math.min(CUT_AFTER, WRITTEN - positions.size()))
                        .forEach(line -> positions.add(Long.valueOf(line.substring(4))));
            }
        }
        return positions;
    }

    private static int rebuildWhile(ServiceClient caller, AtomicInteger writing) throws IOException {
        int rebuilds = 0;
        do {
            caller.rebuild("catalog").expect(202);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(status(caller).get("state").stringValue())
                            .isEqualTo("LIVE"));
            JsonNode report = status(caller).get("lastRebuild");
            assertThat(report.get("swapped").booleanValue()).as("%s", report).isTrue();
            assertThat(report.get("differences")).as("%s", report).isEmpty();
            rebuilds++;
        } while (writing.get() > 0);
        return rebuilds;
    }

    private static JsonNode status(ServiceClient caller) throws IOException {
        return caller.get("/projections/catalog").expect(200).json();
    }

    private static void tellsTheStory(ServiceClient caller, String id) throws IOException {
        JsonNode entries = caller.get("/events/" + id + "/history?limit=1000")
                .expect(200)
                .json()
                .get("entries");
        assertThat(entries).hasSize(1 + CHANGES);
        JsonNode early = entries.get(5);
        assertThat(early.at("/changes/internalNotes/from").stringValue()).isEqualTo("note 4");
        assertThat(early.at("/changes/internalNotes/to").stringValue()).isEqualTo("note 5");
        JsonNode then = caller.get("/events/" + id + "?asOf=" + early.get("at").stringValue())
                .expect(200)
                .json();
        assertThat(then.get("internalNotes").stringValue()).isEqualTo("note 5");
    }
}
