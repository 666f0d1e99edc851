package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.preconditionFailed;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code DELETE /events/{id}}: a discarded draft is unknown to every query but those of its history. */
class DiscardEventIT extends AuditBlackBoxTest {

    private final EventBody event = EventBody.at(EventBody.unique("Discarded"));

    @Test
    void discardsADraft() {
        String id = create(event.with("internalNotes", "wrong date"));
        Instant before = Instant.parse(String.valueOf(event(id).get("updatedAt")));

        Response response = discard(id).statusCode(204).extract().response();

        assertThat(response.asByteArray()).isEmpty();
        assertThat(response.header("Cache-Control")).contains("no-store");
        List<JsonNode> history = history(id);
        assertThat(types(history)).containsExactly("event-created", "event-discarded");
        assertThat(changedFields(history.getLast())).isEmpty();
        assertThat(response.header("Event-Log-Position"))
                .isEqualTo(history.getLast().get("position").asString());
        read(id).spec(notFound());
        assertThat(countAt(event.location())).isZero();
        anonymous().get("/public/events/{id}", id).then().spec(notFound());
        anonymous().get("/public/events/{id}/summary", id).then().spec(notFound());
        admin().queryParam("asOf", before.toString())
                .get("/events/{id}", id)
                .then()
                .statusCode(200);
        admin().queryParam("asOf", Instant.now().plusSeconds(60).toString())
                .get("/events/{id}", id)
                .then()
                .spec(notFound());
        assertThat(types(entries(admin().queryParam("eventId", id).get("/audit/events"))))
                .contains("event-discarded");
    }

    @Test
    void isUnknownToEveryLaterCommand() {
        String id = create(event);
        discard(id).statusCode(204);

        discard(id).spec(notFound());
        patch(id, Map.of("status", "PUBLISHED")).spec(notFound());
        revise(id, event.detailsWith("title", "Renamed")).spec(notFound());
        assertThat(history(id)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISHED", "CANCELLED"})
    void refusesWhatIsOrWasPublic(String status) {
        String id = create(event.with("status", status));
        discard(id).spec(refused(409, "CONFLICT"));
        read(id).body("status", equalTo(status)).header("ETag", "\"0\"");
    }

    @Test
    void checksIfMatch() {
        String id = create(event);
        discardIf("\"7\"", id).spec(preconditionFailed());
        discardIf("nonsense", id).spec(invalid("If-Match"));
        discardIf("\"7\"", UNKNOWN_ID).spec(notFound());
        discardIf("nonsense", "not-a-uuid").spec(notFound());
        discardIf("\"0\"", id).statusCode(204);
        discardIf("\"0\"", id).spec(notFound());
    }

    @Test
    void requiresTheScopeOfChanges() {
        String id = create(event);
        anonymous().delete("/events/{id}", id).then().spec(unauthorized());
        withScope("events:read").delete("/events/{id}", id).then().spec(forbidden("events:write"));
        withScope("events:write").delete("/events/{id}", id).then().statusCode(204);
    }

    @Test
    void answersARepeatedCreationAsBefore() {
        String key = UUID.randomUUID().toString();
        String id = postWithKey(key, event).statusCode(201).extract().path("id");
        discard(id).statusCode(204);

        postWithKey(key, event).statusCode(201).body("id", equalTo(id)).body("status", equalTo("DRAFT"));
        postWithKey(key, event.with("title", "Another")).spec(refused(422, "IDEMPOTENCY_KEY_REUSED"));
        read(id).spec(notFound());
    }

    @Test
    void leavesItsPersonalDataToBeErased() {
        String id = create(event.with("internalNotes", "ring the caretaker"));
        discard(id).statusCode(204);

        erase(id).statusCode(204).header("ETag", "\"2\"");

        read(id).spec(notFound());
        assertThat(history(id).getFirst().at("/changes/internalNotes/to").isNull())
                .isTrue();
        erase(id).statusCode(204).header("ETag", "\"2\"");
    }

    @Test
    void sendsNoNotificationAndKeepsThoseBefore() {
        String id = create(event);
        discard(id).statusCode(204);
        String later = create(event);

        await().until(() -> notifications(later), found -> found.size() == 1);
        assertThat(notifications(id)).containsExactly("event-created");
    }

    @Test
    void discardsOrPublishesUnderConcurrency() {
        for (int round = 0; round < 10; round++) {
            String id = create(event);
            List<Integer> statuses = ConcurrentCallers.run(
                    2,
                    n -> n == 0
                            ? discard(id).extract().statusCode()
                            : patch(id, Map.of("status", "PUBLISHED")).extract().statusCode());
            boolean discarded = statuses.getFirst() == 204;
            assertThat(statuses).isEqualTo(discarded ? List.of(204, 404) : List.of(409, 200));
            read(id).statusCode(discarded ? 404 : 200).body("internalNotes", nullValue());
        }
    }

    private List<String> notifications(String id) {
        return Json.read(admin().queryParam("eventId", id).get("/notifications").asString())
                .get("notifications")
                .valueStream()
                .map(delivery -> delivery.get("type").stringValue())
                .toList();
    }

    private ValidatableResponse discard(String id) {
        return admin().delete("/events/{id}", id).then();
    }

    private ValidatableResponse discardIf(String ifMatch, String id) {
        return admin().header("If-Match", ifMatch).delete("/events/{id}", id).then();
    }
}
