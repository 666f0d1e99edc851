package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.ClientCrowd;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.HttpAnswer;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasure as the database, a restart and another node see it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ErasureOnTwoNodesIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void outlivesARestartAndLeavesNoKey(String database, @TempDir Path directory) throws IOException {
        TestStorage storage = database.equals("SQLite")
                ? TestStorage.sqlite(directory)
                : TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        String erased;
        String kept;
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            ServiceClient caller = service.caller();
            erased = create(caller);
            kept = create(caller);
            for (String id : List.of(erased, kept)) {
                caller.patch(id, Map.of("internalNotes", "ask Ada"), null).expect(200);
            }
            assertThat(keysOf(storage, erased)).hasSize(2);

            caller.erase(erased).expect(204);

            assertThat(keysOf(storage, erased)).isEmpty();
            caller.patch(erased, Map.of("internalNotes", "afterwards"), null).expect(200);
        }
        DomainEventTable rows = new DomainEventTable(storage.copy());
        assertThat(rows.query("select payload, metadata from domain_event"))
                .hasSize(6)
                .noneMatch(row ->
                        Stream.of("caretaker", "Ada", "ada@", "afterwards").anyMatch(row.toString()::contains));
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            assertErased(service.caller(), erased, "afterwards");
            assertThat(service.caller().read(kept).body()).contains("ask Ada", "ada@example.org");
            assertThat(service.caller().get("/audit/verify").expect(200).body()).contains("\"valid\":true");
            assertThat(service.output()).doesNotContain("cannot be read");
        }
    }

    @Test
    void reachesTheOtherNode(@TempDir Path directory) throws IOException {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        try (ServiceProcess a = ServiceProcess.ready(storage);
                ServiceProcess b = ServiceProcess.ready(storage)) {
            String id = create(b.caller());
            b.caller().patch(id, Map.of("internalNotes", "ask Ada"), null).expect(200);
            assertThat(b.caller().get("/audit/events").body()).contains("ask Ada", "caretaker");

            a.caller().erase(id).expect(204);

            assertErased(a.caller(), id, null);
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> b.caller().read(id).body().contains("\"internalNotes\":null"));
            assertErased(b.caller(), id, null);

            raceOnBoth(a, b);
        }
    }

    private static void raceOnBoth(ServiceProcess a, ServiceProcess b) throws IOException {
        for (int round = 0; round < 10; round++) {
            String id = create(a.caller());
            Awaitility.await().atMost(SOON).until(() -> b.caller().read(id).status() == 200);
            List<HttpAnswer> answers = ClientCrowd.of(4, writer -> switch (writer) {
                case 0 -> a.caller().erase(id);
                case 1 -> b.caller().erase(id);
                default -> (writer == 2 ? a : b).caller().patch(id, Map.of("internalNotes", "by " + writer), null);
            });
            assertThat(answers).extracting(HttpAnswer::status).containsOnly(200, 204);
            a.caller().erase(id).expect(204);
            long version = a.caller().erase(id).expect(204).version();
            Awaitility.await().atMost(SOON).until(() -> b.caller().read(id).version() == version);
            assertErased(a.caller(), id, null);
            assertErased(b.caller(), id, null);
        }
        assertThat(a.output() + b.output()).doesNotContain("cannot be read", "ERROR");
    }

    private static String create(ServiceClient caller) throws IOException {
        Instant start = Instant.now().plus(30, ChronoUnit.DAYS);
        return caller.create(
                        Map.of(
                                "title", "Jazz",
                                "location", "Hall",
                                "startAt", start.toString(),
                                "endAt", start.plusSeconds(3600).toString(),
                                "internalNotes", "ring the caretaker",
                                "createdBy", "ada@example.org"),
                        null)
                .expect(201)
                .id();
    }

    private static void assertErased(ServiceClient caller, String id, String notesNow) throws IOException {
        String notes = notesNow == null ? "null" : "\"" + notesNow + "\"";
        assertThat(caller.read(id).expect(200).body()).contains("\"internalNotes\":" + notes, "\"createdBy\":null");
        for (String path : List.of(
                "/events/" + id + "/history",
                "/audit/events?limit=1000&eventId=" + id,
                "/events/" + id + "?asOf=2999-01-01T00:00:00Z")) {
            assertThat(caller.get(path).expect(200).body()).doesNotContain("caretaker", "ask Ada", "by ", "ada@");
        }
        assertThat(caller.get("/events/" + id + "/history").body())
                .contains("\"type\":\"personal-data-erased\"", "{\"from\":null,\"to\":null,\"erased\":true}");
    }

    private static List<List<String>> keysOf(TestStorage storage, String id) {
        return new DomainEventTable(storage)
                .query("select event_position from personal_data_key where event_position in"
                        + " (select position from domain_event where event_id = '" + id + "')");
    }
}
