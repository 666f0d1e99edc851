package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.invalidWithMessage;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.preconditionFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code PUT} and {@code DELETE /events/{id}/publication}, and the publication at its time. */
class PublicationIT extends AuditBlackBoxTest {

    private static final Duration IN_ADVANCE = Duration.ofHours(2);

    private final EventBody event = EventBody.at(EventBody.unique("Scheduled"));

    @Test
    void publishesADraftOnceAtItsTime() {
        String id = create(event);
        Instant publishAt = Instant.now().plus(IN_ADVANCE).truncatedTo(ChronoUnit.MILLIS);
        adminSending(Json.write(Map.of("publishAt", publishAt.toString())))
                .header("X-Request-Id", "launch-4711")
                .put("/events/{id}/publication", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("status", equalTo("DRAFT"))
                .body("publication", equalTo(Map.of("at", publishAt.toString())));
        read(id).body("publication.at", equalTo(publishAt.toString()));
        admin().queryParam("locations", event.location())
                .get("/events")
                .then()
                .body("events[0].publication.at", equalTo(publishAt.toString()));
        anonymous().get("/public/events/{id}", id).then().spec(notFound());

        clock.advance(IN_ADVANCE);

        await().until(() -> "PUBLISHED".equals(event(id).get("status")));
        read(id).header("ETag", "\"2\"").body(not(containsString("publication")));
        anonymous().get("/public/events/{id}", id).then().statusCode(200);
        List<JsonNode> history = history(id);
        assertThat(types(history)).containsExactly("event-created", "publication-scheduled", "event-published");
        JsonNode published = history.getLast();
        assertThat(published.get("actor").stringValue()).isEqualTo("scheduler");
        assertThat(published.get("requestId").stringValue()).isEqualTo("launch-4711");
        assertThat(changedFields(published)).containsExactlyInAnyOrder("status", "publishAt");
        assertThat(published.at("/changes/publishAt")).hasToString(change(quoted(publishAt), "null"));
        await().until(() -> notifications(id).size() == 2);
        assertThat(notifications(id)).containsExactlyInAnyOrder("event-created", "event-published");
    }

    @Test
    void isMovedAndWritesNothingForTheSameTime() {
        String id = create(event);
        Instant first = Instant.now().plus(IN_ADVANCE);
        schedule(id, first).statusCode(200).header("ETag", "\"1\"");
        schedule(id, first).statusCode(200).header("ETag", "\"1\"");
        schedule(id, first.plusSeconds(60)).statusCode(200).header("ETag", "\"2\"");
        assertThat(types(history(id)))
                .containsExactly("event-created", "publication-scheduled", "publication-scheduled");
    }

    @Test
    void isRevoked() {
        String id = create(event);
        unschedule(id).spec(notFound());
        schedule(id, Instant.now().plus(IN_ADVANCE)).statusCode(200);
        String position =
                unschedule(id).statusCode(204).header("ETag", "\"2\"").extract().header("Event-Log-Position");
        unschedule(id).spec(notFound());
        read(id).body("publication", nullValue());
        assertThat(history(id).getLast().get("position").asString()).isEqualTo(position);

        clock.advance(IN_ADVANCE.plusHours(1));
        assertNotPublished(id);
    }

    @Test
    void endsWithACancellationOrADiscard() {
        String cancelled = create(event);
        String discarded = create(event);
        schedule(cancelled, Instant.now().plus(IN_ADVANCE)).statusCode(200);
        schedule(discarded, Instant.now().plus(IN_ADVANCE)).statusCode(200);
        patch(cancelled, Map.of("status", "CANCELLED")).statusCode(200).body("publication", nullValue());
        admin().delete("/events/{id}", discarded).then().statusCode(204);
        unschedule(cancelled).spec(notFound());
        unschedule(discarded).spec(notFound());

        clock.advance(IN_ADVANCE.plusHours(1));
        assertNotPublished(cancelled);
        assertNotPublished(discarded);
    }

    /** Another Event that is due is published, so the scheduler has examined the former one. */
    private void assertNotPublished(String id) {
        String other = create(event);
        schedule(other, clock.instant().plusSeconds(1)).statusCode(200);
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> "PUBLISHED".equals(event(other).get("status")));
        assertThat(types(history(id))).doesNotContain("event-published");
    }

    @Test
    void isForDraftsOnly() {
        for (String status : List.of("PUBLISHED", "CANCELLED")) {
            String id = create(event.with("status", status));
            schedule(id, Instant.now().plus(IN_ADVANCE)).spec(invalid("status"));
            unschedule(id).spec(notFound());
        }
    }

    @Test
    void isInTheFutureAndBeforeTheStart() {
        String id = create(event);
        schedule(id, Instant.now().minusSeconds(1)).spec(invalidWithMessage("publishAt", "in the future"));
        schedule(id, event.startAt()).spec(invalidWithMessage("publishAt", "before startAt"));
        schedule(UNKNOWN_ID, Instant.now().minusSeconds(1)).spec(invalid("publishAt"));
        schedule(id, event.startAt().minusNanos(1)).statusCode(200);
        revise(id, event.detailsWith("startAt", event.startAt().minusSeconds(1).toString()))
                .spec(invalidWithMessage("startAt", "after the scheduled publication"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"publishAt\": null}",
                "{\"publishAt\": 5}",
                "{\"publishAt\": \"2099-01-01\"}",
                "{\"publishAt\": \"soon\"}"
            })
    void refusesAnInvalidTime(String body) {
        put(create(event), body).spec(invalid("publishAt"));
    }

    @Test
    void checksExistencePreconditionAndScope() {
        String id = create(event);
        Instant publishAt = Instant.now().plus(IN_ADVANCE);
        schedule(UNKNOWN_ID, publishAt).spec(notFound());
        unschedule(UNKNOWN_ID).spec(notFound());
        unschedule("not-a-uuid").spec(notFound());
        adminSending("{\"publishAt\": \"soon\", \"at\": 1}")
                .header("If-Match", "nonsense")
                .put("/events/{id}/publication", id)
                .then()
                .spec(invalid("publishAt", "at", "If-Match"));
        adminSending(Json.write(Map.of("publishAt", publishAt.toString())))
                .header("If-Match", "\"7\"")
                .put("/events/{id}/publication", id)
                .then()
                .spec(preconditionFailed());
        schedule(id, publishAt).statusCode(200);
        admin().header("If-Match", "\"0\"")
                .delete("/events/{id}/publication", id)
                .then()
                .spec(preconditionFailed());
        withScope("events:read").delete("/events/{id}/publication", id).then().spec(forbidden("events:write"));
        admin().header("If-Match", "\"1\"")
                .delete("/events/{id}/publication", id)
                .then()
                .statusCode(204);
    }

    private List<String> notifications(String id) {
        return Json.read(admin().queryParam("eventId", id).get("/notifications").asString())
                .get("notifications")
                .valueStream()
                .map(delivery -> delivery.get("type").stringValue())
                .toList();
    }

    private ValidatableResponse schedule(String id, Instant publishAt) {
        return put(id, Json.write(Map.of("publishAt", publishAt.toString())));
    }

    private ValidatableResponse put(String id, String body) {
        return adminSending(body).put("/events/{id}/publication", id).then();
    }

    private ValidatableResponse unschedule(String id) {
        return admin().delete("/events/{id}/publication", id).then();
    }
}
