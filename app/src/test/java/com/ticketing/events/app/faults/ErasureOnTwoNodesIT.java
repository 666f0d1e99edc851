package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.DomainEventTable;
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

/** Erasure in the database, after a restart and on another node. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ErasureOnTwoNodesIT {

    private static final Duration MAX_VISIBILITY_DELAY = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void survivesARestartAndDeletesTheDataKeys(String database, @TempDir Path directory) throws IOException {
        TestStorage storage = database.equals("SQLite")
                ? TestStorage.sqlite(directory)
                : TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        String erased;
        String kept;
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            ServiceClient client = service.client();
            erased = create(client);
            kept = create(client);
            for (String id : List.of(erased, kept)) {
                client.patch(id, Map.of("internalNotes", "ask Ada"), null).expect(200);
            }
            assertThat(keysOf(storage, erased)).hasSize(2);

            client.erase(erased).expect(204);

            assertThat(keysOf(storage, erased)).isEmpty();
            client.patch(erased, Map.of("internalNotes", "afterwards"), null).expect(200);
        }
        DomainEventTable rows = new DomainEventTable(storage.copy());
        assertThat(rows.query("select payload, metadata from domain_event"))
                .hasSize(6)
                .noneMatch(row ->
                        Stream.of("caretaker", "Ada", "ada@", "afterwards").anyMatch(row.toString()::contains));
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            assertErased(service.client(), erased, "afterwards");
            assertThat(service.client().read(kept).body()).contains("ask Ada", "ada@example.org");
            assertThat(service.client().get("/audit/verify").expect(200).body()).contains("\"valid\":true");
            assertThat(service.output()).doesNotContain("cannot be read");
        }
    }

    @Test
    void isVisibleOnTheOtherNode(@TempDir Path directory) throws IOException {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        try (ServiceProcess a = ServiceProcess.ready(storage);
                ServiceProcess b = ServiceProcess.ready(storage)) {
            String id = create(b.client());
            b.client().patch(id, Map.of("internalNotes", "ask Ada"), null).expect(200);
            assertThat(b.client().get("/audit/events").body()).contains("ask Ada", "caretaker");

            a.client().erase(id).expect(204);

            assertErased(a.client(), id, null);
            Awaitility.await()
                    .atMost(MAX_VISIBILITY_DELAY)
                    .until(() -> b.client().read(id).body().contains("\"internalNotes\":null"));
            assertErased(b.client(), id, null);

            assertErasedAfterConcurrentWritesOnBothNodes(a, b);
        }
    }

    private static void assertErasedAfterConcurrentWritesOnBothNodes(ServiceProcess a, ServiceProcess b)
            throws IOException {
        for (int round = 0; round < 10; round++) {
            String id = create(a.client());
            Awaitility.await()
                    .atMost(MAX_VISIBILITY_DELAY)
                    .until(() -> b.client().read(id).status() == 200);
            List<HttpResult> results = ConcurrentCallers.run(4, writer -> switch (writer) {
                case 0 -> a.client().erase(id);
                case 1 -> b.client().erase(id);
                default -> (writer == 2 ? a : b).client().patch(id, Map.of("internalNotes", "by " + writer), null);
            });
            assertThat(results).extracting(HttpResult::status).containsOnly(200, 204);
            a.client().erase(id).expect(204);
            long version = a.client().erase(id).expect(204).version();
            Awaitility.await()
                    .atMost(MAX_VISIBILITY_DELAY)
                    .until(() -> b.client().read(id).version() == version);
            assertErased(a.client(), id, null);
            assertErased(b.client(), id, null);
        }
        assertThat(a.output() + b.output()).doesNotContain("cannot be read", "ERROR");
    }

    private static String create(ServiceClient client) throws IOException {
        Instant start = Instant.now().plus(30, ChronoUnit.DAYS);
        return client.create(
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

    private static void assertErased(ServiceClient client, String id, String expectedNotes) throws IOException {
        String notes = expectedNotes == null ? "null" : "\"" + expectedNotes + "\"";
        assertThat(client.read(id).expect(200).body()).contains("\"internalNotes\":" + notes, "\"createdBy\":null");
        for (String path : List.of(
                "/events/" + id + "/history",
                "/audit/events?limit=1000&eventId=" + id,
                "/events/" + id + "?asOf=2999-01-01T00:00:00Z")) {
            assertThat(client.get(path).expect(200).body()).doesNotContain("caretaker", "ask Ada", "by ", "ada@");
        }
        assertThat(client.get("/events/" + id + "/history").body())
                .contains("\"type\":\"personal-data-erased\"", "{\"from\":null,\"to\":null,\"erased\":true}");
    }

    private static List<List<String>> keysOf(TestStorage storage, String id) {
        return new DomainEventTable(storage)
                .query("select event_position from personal_data_key where event_position in"
                        + " (select position from domain_event where event_id = '" + id + "')");
    }
}
