package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.preconditionFailed;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code PUT /events/{id}/cancellation}: the reason is public, but in none of the seven fields. */
class CancellationIT extends AuditBlackBoxTest {

    private static final String REASON = "The band <is> \"ill\", sorry";

    private final EventBody event = EventBody.at(EventBody.unique("Cancelled")).with("status", "PUBLISHED");

    @Test
    void cancelsForAReason() {
        String id = create(event);

        cancel(id, "  " + REASON + " ")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("status", equalTo("CANCELLED"))
                .body("cancellation", equalTo(Map.of("reason", REASON)));

        read(id).body("cancellation.reason", equalTo(REASON));
        admin().queryParam("locations", event.location())
                .get("/events")
                .then()
                .body("events[0].cancellation.reason", equalTo(REASON));
        JsonNode cancelled = history(id).getLast();
        assertThat(cancelled.get("type").stringValue()).isEqualTo("event-cancelled");
        assertThat(changedFields(cancelled)).containsExactlyInAnyOrder("status", "reason");
        assertThat(cancelled.at("/changes/reason")).hasToString(change("null", quoted(REASON)));
    }

    @Test
    void isShownToThePublicOutsideTheSevenFields() {
        String id = create(event);
        String before = summary(id).header("ETag");
        cancel(id, "Storm").statusCode(200);

        Response view = anonymous().get("/public/events/{id}", id);
        assertThat(Json.read(view.asString()).propertyNames())
                .containsExactlyInAnyOrder("id", "title", "startAt", "endAt", "location", "status", "isUpcoming");
        Response summary = summary(id);
        assertThat(summary.asString()).contains("“Storm”");
        assertThat(summary.header("ETag")).isNotEqualTo(before);
        assertThat(anonymous()
                        .queryParam("locations", event.location())
                        .get("/public/events.ics")
                        .asString())
                .contains("\r\nCOMMENT:Storm\r\n");
        String page =
                anonymous().queryParam("locations", event.location()).get("/").asString();
        assertThat(page).contains("<p class=\"reason\" dir=\"auto\">Storm</p>", "\"description\":\"Cancelled: Storm\"");

        cancel(id, REASON).statusCode(200).header("ETag", "\"2\"");

        assertThat(summary(id).asString()).contains("“" + REASON + "”").doesNotContain("Storm");
        assertThat(anonymous()
                        .queryParam("locations", event.location())
                        .get("/")
                        .asString())
                .contains("The band &lt;is&gt; &quot;ill&quot;, sorry</p>")
                .contains("The band \\u003cis\\u003e \\\"ill\\\", sorry")
                .doesNotContain("<is>");
        assertThat(types(history(id)))
                .containsExactly("event-created", "event-cancelled", "cancellation-reason-revised");
    }

    @Test
    void addsAReasonLaterAndWritesNothingForTheSameOne() {
        String id = create(event);
        patch(id, Map.of("status", "CANCELLED")).statusCode(200).body("cancellation", nullValue());
        read(id).body(not(containsString("cancellation")));

        cancel(id, "Storm").statusCode(200).header("ETag", "\"2\"");
        Object updatedAt = event(id).get("updatedAt");
        cancel(id, " Storm").statusCode(200).header("ETag", "\"2\"");
        patch(id, Map.of("status", "CANCELLED")).statusCode(200).header("ETag", "\"2\"");
        patch(id, Map.of("internalNotes", "refund")).statusCode(200).body("cancellation.reason", equalTo("Storm"));
        assertThat(event(id).get("updatedAt")).isNotEqualTo(updatedAt);
        assertThat(types(history(id)))
                .containsExactly(
                        "event-created", "event-cancelled", "cancellation-reason-revised", "internal-notes-revised");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"\"}",
                "{\"reason\": \" \\t\\u00A0\"}",
                "{\"reason\": \"a\\nb\"}",
                "{\"reason\": \"\\uD83C\"}",
                "{\"reason\": null}",
                "{\"reason\": 5}",
                "{}"
            })
    void refusesAnInvalidReason(String body) {
        String id = create(event);
        put(id, body).spec(invalid("reason"));
        read(id).body("status", equalTo("PUBLISHED"));
    }

    @Test
    void limitsTheReasonTo500CodePoints() {
        String id = create(event);
        cancel(id, "🎷".repeat(501)).spec(invalid("reason"));
        cancel(id, "🎷".repeat(500)).statusCode(200);
        assertThat(summary(id).asString()).contains("🎷".repeat(500));
    }

    @Test
    void reportsAllViolationsTogether() {
        adminSending("{\"reason\": \"\", \"because\": \"rain\"}")
                .header("If-Match", "nonsense")
                .put("/events/{id}/cancellation", create(event))
                .then()
                .spec(invalid("reason", "because", "If-Match"));
        adminSending("[]")
                .put("/events/{id}/cancellation", create(event))
                .then()
                .spec(invalid("body"));
        admin().contentType("text/plain")
                .body("Storm")
                .put("/events/{id}/cancellation", create(event))
                .then()
                .spec(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void checksExistencePreconditionAndScope() {
        String id = create(event);
        cancel(UNKNOWN_ID, "Storm").spec(notFound());
        cancel("not-a-uuid", "").spec(notFound());
        adminSending(Json.write(Map.of("reason", "Storm")))
                .header("If-Match", "\"7\"")
                .put("/events/{id}/cancellation", id)
                .then()
                .spec(preconditionFailed());
        withScope("events:read")
                .contentType("application/json")
                .body("{}")
                .put("/events/{id}/cancellation", id)
                .then()
                .spec(forbidden("events:write"));
        read(id).body("status", equalTo("PUBLISHED")).header("ETag", "\"0\"");
    }

    @Test
    void sendsOneNotificationInTheWordsOfTheBrief() {
        String id = create(event);
        cancel(id, "Storm").statusCode(200);
        String position = cancel(id, "Strike").statusCode(200).extract().header("Event-Log-Position");

        List<String> texts = Json.read(admin().queryParam("eventId", id)
                        .header("Event-Log-Position", position)
                        .get("/notifications")
                        .asString())
                .get("notifications")
                .valueStream()
                .map(delivery -> delivery.get("text").stringValue())
                .toList();
        assertThat(texts)
                .containsExactlyInAnyOrder("New event created: " + event.title(), "Event cancelled: " + event.title());
    }

    private Response summary(String id) {
        return anonymous().accept("text/plain").get("/public/events/{id}/summary", id);
    }

    private ValidatableResponse cancel(String id, String reason) {
        return put(id, Json.write(Map.of("reason", reason)));
    }

    private ValidatableResponse put(String id, String body) {
        return adminSending(body).put("/events/{id}/cancellation", id).then();
    }
}
