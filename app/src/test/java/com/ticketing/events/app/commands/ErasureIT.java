package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static com.ticketing.events.app.support.RefusalAssertions.stale;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.audit.AuditFeedReader;
import com.ticketing.events.app.support.AuditClient;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code DELETE /events/{id}/personal-data}, and everything that shows an Event afterwards. */
@Timeout(120)
class ErasureIT extends AuditClient {

    private static final String ERASED = "{\"from\":null,\"to\":null,\"erased\":true}";

    private final EventBody event =
            EventBody.valid().with("internalNotes", "ring the caretaker").with("createdBy", "ada@example.org");

    @Test
    void answersWithNothingButTheVersion() {
        String id = create(event);

        Response answer = delete(id).statusCode(204).extract().response();

        assertThat(answer.asByteArray()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo("\"1\"").isEqualTo(etag(id));
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void leavesNothingForStaffToSee() {
        String id = create(event);
        Instant before = Instant.parse(String.valueOf(event(id).get("updatedAt")));
        patch(id, Map.of("internalNotes", "ask Ada")).statusCode(200);
        Instant then = clock.instant();

        delete(id).statusCode(204);

        read(id).body("internalNotes", nullValue()).body("createdBy", nullValue());
        assertThat(Instant.parse(String.valueOf(event(id).get("updatedAt")))).isAfter(before);
        admin().queryParam("asOf", then.toString())
                .get("/events/{id}", id)
                .then()
                .statusCode(200)
                .body("internalNotes", nullValue())
                .body("createdBy", nullValue())
                .body("title", equalTo(event.title()));
        String list =
                admin().queryParam("locations", event.location()).get("/events").asString();
        assertThat(list).contains(id, "\"internalNotes\":null,\"createdBy\":null");
    }

    @Test
    void showsInTheHistoryWhatWasErased() {
        String id = create(event);
        patch(id, Map.of("status", "PUBLISHED", "internalNotes", "ask Ada")).statusCode(200);
        List<JsonNode> before = history(id);
        assertThat(before).noneMatch(entry -> entry.has("erased"));

        delete(id).statusCode(204);

        List<JsonNode> history = history(id);
        assertThat(types(history))
                .containsExactly("event-created", "event-published", "internal-notes-revised", "personal-data-erased");
        assertThat(history.get(0).at("/changes/internalNotes")).hasToString(ERASED);
        assertThat(history.get(0).at("/changes/createdBy")).hasToString(ERASED);
        assertThat(history.get(0).at("/changes/title")).hasToString(change("null", quoted(event.title())));
        assertThat(history.get(1)).isEqualTo(before.get(1));
        assertThat(history.get(2).get("changes")).hasToString("{\"internalNotes\":" + ERASED + "}");
        assertThat(history.get(3).get("changes"))
                .hasToString("{\"internalNotes\":" + ERASED + ",\"createdBy\":" + ERASED + "}");
        assertThat(history.get(3).get("actor").stringValue()).isEqualTo("admin");
        for (int erased : List.of(0, 2, 3)) {
            assertThat(history.get(erased).get("erased").booleanValue()).isTrue();
        }
        assertThat(entries(admin().queryParam("eventId", id).get("/audit/events")).stream()
                        .map(entry -> entry.get("changes"))
                        .toList())
                .isEqualTo(history.stream().map(entry -> entry.get("changes")).toList());
    }

    @Test
    void hidesFromTheAuditLogWhatItsReadersHaveJustSeen() throws IOException {
        long start = positions(history(create(EventBody.valid()))).getLast();
        String id = create(event);
        patch(id, Map.of("internalNotes", "ask Ada")).statusCode(200);
        assertThat(auditLog(start)).contains("ring the caretaker", "ask Ada", "ada@example.org");
        try (AuditFeedReader live = feed(start)) {
            assertThat(live.untilCaughtUp()).hasSize(2);
            patch(id, Map.of("internalNotes", "ask Bea")).statusCode(200);
            assertThat(Objects.requireNonNull(live.next()).data()).contains("ask Ada", "ask Bea");

            delete(id).statusCode(204);

            assertThat(Objects.requireNonNull(live.next()).data())
                    .contains("personal-data-erased", ERASED)
                    .doesNotContain("ask Bea");
        }
        assertThat(auditLog(start)).contains(id).doesNotContain("caretaker", "ask Ada", "ask Bea", "ada@example.org");
        try (AuditFeedReader resumed = feed(start)) {
            assertThat(resumed.untilCaughtUp())
                    .hasSize(4)
                    .allSatisfy(entry -> assertThat(entry.data())
                            .contains("\"erased\":true")
                            .doesNotContain("caretaker", "ask Ada", "ask Bea", "ada@example.org"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "CANCELLED"})
    void worksInEveryStatusAndAfterTheEvent(String status) {
        String id = create(event.with("status", status));
        clock.goForward(Duration.ofDays(60));

        delete(id).statusCode(204).header("ETag", equalTo("\"1\""));

        read(id).body("status", equalTo(status)).body("createdBy", nullValue());
    }

    @Test
    void changesNothingTheSecondTimeOrWhenThereIsNothing() {
        String bare = create(EventBody.valid());
        delete(bare).statusCode(204).header("ETag", equalTo("\"0\""));
        assertThat(history(bare)).hasSize(1);

        String id = create(event);
        delete(id).statusCode(204).header("ETag", equalTo("\"1\""));
        Object updatedAt = event(id).get("updatedAt");
        delete(id).statusCode(204).header("ETag", equalTo("\"1\""));
        assertThat(history(id)).hasSize(2);
        assertThat(event(id).get("updatedAt")).isEqualTo(updatedAt);
    }

    @Test
    void leavesNewNotesAloneUntilItIsAskedAgain() {
        String id = create(event);
        delete(id).statusCode(204);
        patch(id, Map.of("internalNotes", "a new start")).statusCode(200).header("ETag", equalTo("\"2\""));
        read(id).body("internalNotes", equalTo("a new start")).body("createdBy", nullValue());
        assertThat(history(id).getLast().get("changes"))
                .hasToString("{\"internalNotes\":" + change("null", "\"a new start\"") + "}");

        delete(id).statusCode(204).header("ETag", equalTo("\"3\""));

        read(id).body("internalNotes", nullValue());
        assertThat(history(id).get(2).get("changes")).hasToString("{\"internalNotes\":" + ERASED + "}");
        assertThat(history(id).get(3).get("changes")).hasToString("{\"internalNotes\":" + ERASED + "}");
    }

    @Test
    void answersARepeatedCreationWithWhatIsLeft() {
        String key = UUID.randomUUID().toString();
        String id = createWith(key, event).statusCode(201).extract().path("id");
        delete(id).statusCode(204);

        createWith(key, event)
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("id", equalTo(id))
                .body("title", equalTo(event.title()))
                .body("internalNotes", nullValue())
                .body("createdBy", nullValue());
        createWith(key, event.with("title", "Another")).spec(refused(422, "IDEMPOTENCY_KEY_REUSED"));
        assertThat(history(id)).hasSize(2);
    }

    @Test
    void outlivesARebuild() {
        String id = create(event);
        delete(id).statusCode(204);
        admin().post("/projections/catalog/rebuild").then().statusCode(202);
        await().until(() -> admin().get("/projections/catalog").then().extract().path("state"), "LIVE"::equals);

        read(id).body("internalNotes", nullValue()).body("createdBy", nullValue());
        admin().get("/projections/catalog").then().body("lastRebuild.swapped", equalTo(true));
        assertThat(body(admin().get("/audit/verify")).get("valid").booleanValue())
                .isTrue();
    }

    @Test
    void tellsNobody() {
        String id = create(event);
        delete(id).statusCode(204);
        String later = create(event);

        await().until(() -> notificationsOf(later), equalTo(1)::matches);
        assertThat(notificationsOf(id)).isEqualTo(1);
    }

    /** How many are recorded; they are in the order of the log. */
    private int notificationsOf(String id) {
        return admin().queryParam("eventId", id)
                .get("/notifications")
                .then()
                .extract()
                .<Integer>path("notifications.size()");
    }

    @Test
    void honoursIfMatch() {
        String id = create(event);
        deleteIf("\"7\"", id).spec(stale());
        deleteIf("W/\"0\"", id).spec(stale());
        deleteIf("nonsense", id).spec(invalid("If-Match"));
        read(id).body("createdBy", equalTo("ada@example.org"));

        deleteIf("\"0\"", id).statusCode(204);

        deleteIf("\"0\"", id).spec(stale());
        deleteIf("*", id).statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN_ID, "not-a-uuid", "1-2-3-4-5"})
    void findsNoUnknownEvent(String id) {
        delete(id).spec(notFound());
        deleteIf("nonsense", "not-a-uuid").spec(notFound());
    }

    @Test
    void isForStaffOnly() {
        String id = create(event.with("status", "PUBLISHED"));
        anyone().delete("/events/{id}/personal-data", id).then().spec(unauthorized());
        read(id).body("createdBy", equalTo("ada@example.org"));
    }

    /** Whoever comes first: notes that were written after the erasure stay, all others are gone. */
    @Test
    void racesWithWritersOfNotes() {
        for (int round = 0; round < 10; round++) {
            String id = create(event);
            ConcurrentCallers.of(
                    4,
                    writer -> writer == 0
                            ? delete(id).statusCode(204).extract().statusCode()
                            : patch(id, Map.of("internalNotes", "by " + writer))
                                    .statusCode(200)
                                    .extract()
                                    .statusCode());
            List<JsonNode> history = history(id);
            int erasure = types(history).indexOf("personal-data-erased");
            for (int version = 0; version < history.size(); version++) {
                boolean gone = history.get(version).has("erased");
                assertThat(gone).as("version %d of %s", version, history).isEqualTo(version <= erasure);
            }
            assertThat(event(id).get("internalNotes"))
                    .isEqualTo(
                            erasure == history.size() - 1
                                    ? null
                                    : history.getLast()
                                            .at("/changes/internalNotes/to")
                                            .stringValue());
        }
    }

    private ValidatableResponse delete(String id) {
        return admin().delete("/events/{id}/personal-data", id).then();
    }

    private ValidatableResponse deleteIf(String ifMatch, String id) {
        return admin().header("If-Match", ifMatch)
                .delete("/events/{id}/personal-data", id)
                .then();
    }

    private ValidatableResponse createWith(String key, EventBody event) {
        return adminSending(event.json())
                .header("Idempotency-Key", key)
                .post("/events")
                .then();
    }

    private String auditLog(long after) {
        return admin().queryParam("after", after).get("/audit/events").asString();
    }

    private AuditFeedReader feed(long after) throws IOException {
        return new AuditFeedReader(port, "?after=" + after, null);
    }
}
