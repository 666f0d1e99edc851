package com.ticketing.events.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.audit.AuditFeedReader;
import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Admin reads, history, audit log and rebuild after the personal data of an Event was erased. */
@Timeout(120)
class ErasedReadsIT extends AuditBlackBoxTest {

    private static final String ERASED = "{\"from\":null,\"to\":null,\"erased\":true}";

    private final EventBody event =
            EventBody.valid().with("internalNotes", "ring the caretaker").with("createdBy", "ada@example.org");

    @Test
    void adminReadsReturnNoPersonalData() {
        String id = create(event);
        Instant updatedAt = Instant.parse(String.valueOf(event(id).get("updatedAt")));
        patch(id, Map.of("internalNotes", "ask Ada")).statusCode(200);
        Instant beforeErasure = clock.instant();

        erase(id).statusCode(204);

        read(id).body("internalNotes", nullValue()).body("createdBy", nullValue());
        assertThat(Instant.parse(String.valueOf(event(id).get("updatedAt")))).isAfter(updatedAt);
        admin().queryParam("asOf", beforeErasure.toString())
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
    void historyMarksErasedValues() {
        String id = create(event);
        patch(id, Map.of("status", "PUBLISHED", "internalNotes", "ask Ada")).statusCode(200);
        List<JsonNode> before = history(id);
        assertThat(before).noneMatch(entry -> entry.has("erased"));

        erase(id).statusCode(204);

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
        for (int version : List.of(0, 2, 3)) {
            assertThat(history.get(version).get("erased").booleanValue()).isTrue();
        }
        assertThat(entries(admin().queryParam("eventId", id).get("/audit/events")).stream()
                        .map(entry -> entry.get("changes"))
                        .toList())
                .isEqualTo(history.stream().map(entry -> entry.get("changes")).toList());
    }

    @Test
    void auditLogAndFeedOmitErasedValues() throws IOException {
        long start = positions(history(create(EventBody.valid()))).getLast();
        String id = create(event);
        patch(id, Map.of("internalNotes", "ask Ada")).statusCode(200);
        assertThat(auditLog(start)).contains("ring the caretaker", "ask Ada", "ada@example.org");
        try (AuditFeedReader open = feed(start)) {
            assertThat(open.untilCaughtUp()).hasSize(2);
            patch(id, Map.of("internalNotes", "ask Bea")).statusCode(200);
            assertThat(Objects.requireNonNull(open.next()).data()).contains("ask Ada", "ask Bea");

            erase(id).statusCode(204);

            assertThat(Objects.requireNonNull(open.next()).data())
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

    @Test
    void keepsNotesWrittenAfterTheErasure() {
        String id = create(event);
        erase(id).statusCode(204);
        patch(id, Map.of("internalNotes", "a new start")).statusCode(200).header("ETag", equalTo("\"2\""));
        read(id).body("internalNotes", equalTo("a new start")).body("createdBy", nullValue());
        assertThat(history(id).getLast().get("changes"))
                .hasToString("{\"internalNotes\":" + change("null", "\"a new start\"") + "}");

        erase(id).statusCode(204).header("ETag", equalTo("\"3\""));

        read(id).body("internalNotes", nullValue());
        assertThat(history(id).get(2).get("changes")).hasToString("{\"internalNotes\":" + ERASED + "}");
        assertThat(history(id).get(3).get("changes")).hasToString("{\"internalNotes\":" + ERASED + "}");
    }

    @Test
    void rebuildRestoresNoPersonalData() {
        String id = create(event);
        erase(id).statusCode(204);
        admin().post("/projections/catalog/rebuild").then().statusCode(202);
        await().until(() -> admin().get("/projections/catalog").then().extract().path("state"), "LIVE"::equals);

        read(id).body("internalNotes", nullValue()).body("createdBy", nullValue());
        admin().get("/projections/catalog").then().body("lastRebuild.swapped", equalTo(true));
        assertThat(body(admin().get("/audit/verify")).get("valid").booleanValue())
                .isTrue();
    }

    private String auditLog(long after) {
        return admin().queryParam("after", after).get("/audit/events").asString();
    }

    private AuditFeedReader feed(long after) throws IOException {
        return new AuditFeedReader(port, "?after=" + after, null);
    }
}
