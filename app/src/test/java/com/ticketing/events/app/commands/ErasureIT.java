package com.ticketing.events.app.commands;

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
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code DELETE /events/{id}/personal-data}: responses, preconditions and concurrent writers. */
@Timeout(120)
class ErasureIT extends AuditBlackBoxTest {

    private final EventBody event =
            EventBody.valid().with("internalNotes", "ring the caretaker").with("createdBy", "ada@example.org");

    @Test
    void returns204WithTheEntityTagOnly() {
        String id = create(event);

        Response response = erase(id).statusCode(204).extract().response();

        assertThat(response.asByteArray()).isEmpty();
        assertThat(response.header("ETag")).isEqualTo("\"1\"").isEqualTo(etag(id));
        assertThat(response.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "CANCELLED"})
    void erasesInEveryStatusAndAfterTheEvent(String status) {
        String id = create(event.with("status", status));
        clock.advance(Duration.ofDays(60));

        erase(id).statusCode(204).header("ETag", equalTo("\"1\""));

        read(id).body("status", equalTo(status)).body("createdBy", nullValue());
    }

    @Test
    void appendsNothingWhenNoPersonalDataIsLeft() {
        String bare = create(EventBody.valid());
        erase(bare).statusCode(204).header("ETag", equalTo("\"0\""));
        assertThat(history(bare)).hasSize(1);

        String id = create(event);
        erase(id).statusCode(204).header("ETag", equalTo("\"1\""));
        Object updatedAt = event(id).get("updatedAt");
        erase(id).statusCode(204).header("ETag", equalTo("\"1\""));
        assertThat(history(id)).hasSize(2);
        assertThat(event(id).get("updatedAt")).isEqualTo(updatedAt);
    }

    @Test
    void repeatedCreationReturnsNoPersonalData() {
        String key = UUID.randomUUID().toString();
        String id = postWithKey(key, event).statusCode(201).extract().path("id");
        erase(id).statusCode(204);

        postWithKey(key, event)
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("id", equalTo(id))
                .body("title", equalTo(event.title()))
                .body("internalNotes", nullValue())
                .body("createdBy", nullValue());
        postWithKey(key, event.with("title", "Another")).spec(refused(422, "IDEMPOTENCY_KEY_REUSED"));
        assertThat(history(id)).hasSize(2);
    }

    @Test
    void sendsNoNotification() {
        String id = create(event);
        erase(id).statusCode(204);
        String later = create(event);

        await().until(() -> notificationCount(later), equalTo(1)::matches);
        assertThat(notificationCount(id)).isEqualTo(1);
    }

    /** The number of recorded notifications of an Event; they are recorded in the order of the event log. */
    private int notificationCount(String id) {
        return admin().queryParam("eventId", id)
                .get("/notifications")
                .then()
                .extract()
                .<Integer>path("notifications.size()");
    }

    @Test
    void checksIfMatch() {
        String id = create(event);
        eraseIf("\"7\"", id).spec(preconditionFailed());
        eraseIf("W/\"0\"", id).spec(preconditionFailed());
        eraseIf("nonsense", id).spec(invalid("If-Match"));
        read(id).body("createdBy", equalTo("ada@example.org"));

        eraseIf("\"0\"", id).statusCode(204);

        eraseIf("\"0\"", id).spec(preconditionFailed());
        eraseIf("*", id).statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN_ID, "not-a-uuid", "1-2-3-4-5"})
    void returns404ForAnUnknownOrMalformedId(String id) {
        erase(id).spec(notFound());
        eraseIf("nonsense", "not-a-uuid").spec(notFound());
    }

    @Test
    void returns401WithoutAToken() {
        String id = create(event.with("status", "PUBLISHED"));
        anonymous().delete("/events/{id}/personal-data", id).then().spec(unauthorized());
        read(id).body("createdBy", equalTo("ada@example.org"));
    }

    /** Notes written after the erasure remain; all earlier ones are erased. */
    @Test
    void erasesAllVersionsUpToTheErasureUnderConcurrentWrites() {
        for (int round = 0; round < 10; round++) {
            String id = create(event);
            ConcurrentCallers.run(
                    4,
                    writer -> writer == 0
                            ? erase(id).statusCode(204).extract().statusCode()
                            : patch(id, Map.of("internalNotes", "by " + writer))
                                    .statusCode(200)
                                    .extract()
                                    .statusCode());
            List<JsonNode> history = history(id);
            int erasure = types(history).indexOf("personal-data-erased");
            for (int version = 0; version < history.size(); version++) {
                boolean erased = history.get(version).has("erased");
                assertThat(erased).as("version %d of %s", version, history).isEqualTo(version <= erasure);
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

    private ValidatableResponse eraseIf(String ifMatch, String id) {
        return admin().header("If-Match", ifMatch)
                .delete("/events/{id}/personal-data", id)
                .then();
    }
}
