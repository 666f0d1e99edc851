package com.ticketing.events.app.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** The header {@code Event-Log-Position} of commands and queries. */
@TestPropertySource(properties = "events.position-wait=300ms")
class EventLogPositionIT extends BlackBoxTest {

    private static final String POSITION = "Event-Log-Position";

    @Test
    void commandsReturnThePositionOfTheirLastDomainEvent() {
        Response created = adminSending(EventBody.valid().json()).post("/events");
        String id = Json.read(created.asString()).get("id").stringValue();
        assertThat(position(created)).isEqualTo(lastPosition(id));

        Response patched = patch(id, Map.of("status", "PUBLISHED", "internalNotes", "both"))
                .extract()
                .response();
        assertThat(position(patched)).isEqualTo(lastPosition(id));

        Response erased = admin().delete("/events/{id}/personal-data", id);
        assertThat(position(erased)).isEqualTo(lastPosition(id));
    }

    @Test
    void commandsWithoutADomainEventReturnTheHead() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        long head = position(adminSending(EventBody.valid().json()).post("/events"));
        assertThat(position(patch(id, Map.of("status", "PUBLISHED")).extract().response()))
                .isEqualTo(head);
        assertThat(position(patch(id, Map.of("status", "DRAFT")).extract().response()))
                .isEqualTo(head);
        assertThat(position(adminSending("{").post("/events"))).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events",
                "/events/{id}",
                "/events/{id}/history",
                "/public/events",
                "/public/events/{id}",
                "/public/events/{id}/summary",
                "/public/events.ics",
                "/audit/events",
                "/projections",
                "/"
            })
    void queriesReturnThePositionThatTheyWereMadeFrom(String path) {
        Response created =
                adminSending(EventBody.withStatus("PUBLISHED").json()).post("/events");
        String url =
                path.replace("{id}", Json.read(created.asString()).get("id").stringValue());
        Response response = admin().header(POSITION, position(created)).get(url);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(position(response)).isGreaterThanOrEqualTo(position(created));
        assertThat(position(admin().get(url))).isGreaterThanOrEqualTo(position(created));
    }

    /** Deliveries may be recorded later than the wait of this test. */
    @Test
    void notificationsAreListedFromThePositionOfTheirRecords() {
        Response created = adminSending(EventBody.valid().json()).post("/events");
        String id = Json.read(created.asString()).get("id").stringValue();
        Response listed = await().until(
                        () -> admin().header(POSITION, position(created)).get("/notifications?eventId=" + id),
                        response -> response.statusCode() == 200);
        assertThat(listed.<String>path("notifications[0].eventId")).isEqualTo(id);
        assertThat(position(listed)).isGreaterThanOrEqualTo(position(created));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/public/events", "/audit/events", "/public/events.ics", "/notifications"})
    void aPositionThatIsNotReachedIs503AfterTheWait(String path) {
        Response response = admin().header(POSITION, "999999999").get(path);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        Envelope envelope = Envelope.of(response.asString());
        assertThat(envelope.code()).isEqualTo("UNAVAILABLE");
        assertThat(envelope.message()).contains("has not reached position 999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "", "99999999999999999999", "1, 2", "٣"})
    void garbageIs400(String garbage) {
        for (String path : List.of(
                "/events", "/public/events", "/public/events/" + UNKNOWN_ID, "/projections", "/notifications")) {
            Response response = admin().header(POSITION, garbage).get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(400);
            assertThat(Envelope.of(response.asString()).fields()).containsExactly(POSITION);
        }
    }

    @Test
    void authenticationComesFirst() {
        assertThat(anonymous().header(POSITION, "x").get("/events").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aQueryThatWaitsIsAnsweredWhenThePositionIsReached() throws Exception {
        long next = position(adminSending(EventBody.valid().json()).post("/events")) + 1;
        CompletableFuture<Response> listed = CompletableFuture.supplyAsync(
                () -> anonymous().header(POSITION, next).get("/public/events"));
        CompletableFuture<Response> read = CompletableFuture.supplyAsync(
                () -> admin().header(POSITION, next).get("/events"));
        TimeUnit.MILLISECONDS.sleep(Duration.ofMillis(50).toMillis());
        create(EventBody.valid());
        for (CompletableFuture<Response> waiting : List.of(listed, read)) {
            assertThat(waiting.get().statusCode()).isEqualTo(200);
            assertThat(position(waiting.get())).isGreaterThanOrEqualTo(next);
        }
    }

    private long lastPosition(String id) {
        return Json.read(admin().get("/events/{id}/history", id).asString())
                .get("entries")
                .valueStream()
                .mapToLong(entry -> entry.get("position").longValue())
                .max()
                .orElseThrow();
    }

    private static long position(Response response) {
        assertThat(response.header(POSITION)).isNotNull();
        return Long.parseLong(response.header(POSITION));
    }
}
