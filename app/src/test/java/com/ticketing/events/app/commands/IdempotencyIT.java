package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Idempotency-Key} of {@code POST /events}. */
class IdempotencyIT extends BlackBoxTest {

    private final String key = UUID.randomUUID().toString();
    private final EventBody event = EventBody.valid();

    @Test
    void returnsTheFirstResponseForARepeatedRequest() {
        ExtractableResponse<Response> first =
                postWithKey(key, event).statusCode(201).extract();
        ExtractableResponse<Response> second =
                postWithKey(key, event).statusCode(201).extract();

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(countAt(event.location())).isEqualTo(1);
    }

    static Stream<String> equivalentBodies() {
        String startAt = "\"startAt\":\"" + inDays(30) + "T19:00:00Z\"";
        String endAt = "\"endAt\":\"" + inDays(30) + "T23:00:00Z\"";
        String dates = startAt + "," + endAt;
        String otherOffsets = dates.replace("19:00:00Z", "21:00:00+02:00").replace("23:00:00Z", "23:00:00");
        return Stream.of(
                "{\"title\":\"Jazz é\",\"location\":\"Hall\"," + dates + "}",
                "{" + endAt + "," + startAt + ",\"location\":\"Hall\",\"title\":\"Jazz é\"}",
                "\n{ \"title\" : \"Jazz é\",\n\t" + startAt + ", " + endAt + ", \"location\":\"Hall\"}\n",
                "{\"title\":\"Ja\\u007az \\u00e9\"," + dates + ",\"location\":\"Hall\"}",
                "{\"title\":\"  Jazz é \"," + dates + ",\"location\":\"Hall\"}",
                "{\"title\":\"Jazz é\"," + otherOffsets + ",\"location\":\"Hall\"}",
                "{\"title\":\"Jazz é\"," + dates
                        + ",\"location\":\"Hall\",\"status\":\"DRAFT\",\"internalNotes\":null}");
    }

    @ParameterizedTest
    @MethodSource("equivalentBodies")
    void acceptsAnEquivalentBodyForTheSameKey(String equivalentBody) {
        String first = equivalentBodies().findFirst().orElseThrow();
        String id = postWithKey(key, first).statusCode(201).extract().path("id");
        postWithKey(key, equivalentBody).statusCode(201).body("id", equalTo(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "location", "internalNotes", "createdBy"})
    void returns422ForTheSameKeyWithAnotherBody(String field) {
        postWithKey(key, event).statusCode(201);
        EventBody other = event.with(field, EventBody.unique("another"));
        postWithKey(key, other).spec(refused(422, "IDEMPOTENCY_KEY_REUSED"));
        assertThat(countAt(event.location())).isEqualTo(1);
    }

    @Test
    void returns422ForTheSameKeyWithAnotherStatus() {
        postWithKey(key, event).statusCode(201);
        postWithKey(key, event.with("status", "PUBLISHED")).spec(refused(422, "IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void acceptsARepeatedRequestAfterTheEventHasStarted() {
        String id = postWithKey(key, event).statusCode(201).extract().path("id");
        clock.advance(Duration.ofDays(60));
        postWithKey(key, event).statusCode(201).body("id", equalTo(id)).body("isUpcoming", equalTo(false));
        postWithKey(UUID.randomUUID().toString(), event).spec(invalid("startAt"));
    }

    @Test
    void returnsTheEventAsCreatedAfterLaterChanges() {
        EventBody withNotes = event.with("internalNotes", "first");
        ExtractableResponse<Response> first =
                postWithKey(key, withNotes).statusCode(201).extract();
        String id = first.path("id");
        patch(id, Map.of("status", "PUBLISHED", "internalNotes", "second")).statusCode(200);
        revise(id, event.detailsWith("title", EventBody.unique("Renamed"))).statusCode(200);

        ExtractableResponse<Response> repeated =
                postWithKey(key, withNotes).statusCode(201).extract();

        assertThat(repeated.asString()).isEqualTo(first.asString());
        assertThat(repeated.header("ETag")).isEqualTo(first.header("ETag"));
        read(id).body("status", equalTo("PUBLISHED")).body("internalNotes", equalTo("second"));
    }

    @Test
    void createsOneEventFromConcurrentDuplicates() {
        var ids = ConcurrentCallers.run(
                16, n -> postWithKey(key, event).statusCode(201).extract().<String>path("id"));
        assertThat(ids).hasSize(16).containsOnly(ids.getFirst());
        assertThat(countAt(event.location())).isEqualTo(1);
    }

    @Test
    void separatesKeysByActor() {
        String id = postWithKey(key, event).statusCode(201).extract().path("id");
        withToken(SECOND_TOKEN)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(event.json())
                .post("/events")
                .then()
                .statusCode(201)
                .body("id", not(equalTo(id)));
        assertThat(countAt(event.location())).isEqualTo(2);
    }

    @Test
    void allowsReuseOfAKeyAfterARefusedRequest() {
        postWithKey(key, event.without("title")).spec(invalid("title"));
        postWithKey(key, event).statusCode(201);
    }

    @Test
    void createsOneEventPerKey() {
        postWithKey(key, event).statusCode(201);
        postWithKey(key + "!", event).statusCode(201);
        assertThat(countAt(event.location())).isEqualTo(2);
    }

    @Test
    void acceptsAKeyOf255VisibleCharacters() {
        String longest = key + "!~".repeat(110).substring(0, 255 - key.length());
        String id = postWithKey(longest, event).statusCode(201).extract().path("id");
        postWithKey(longest, event).statusCode(201).body("id", equalTo(id));
    }

    static Stream<String> invalidKeys() {
        return Stream.of("", "k".repeat(256), "two words", "tab\tbed", "caf\u00e9", "del\u007f");
    }

    @ParameterizedTest
    @MethodSource("invalidKeys")
    void returns400UnlessTheKeyHas1To255VisibleAsciiCharacters(String invalidKey) {
        String json = event.json();
        RawHttp.Response response = RawHttp.sendBytes(
                port,
                String.join(
                        "\r\n",
                        "POST /events HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Connection: close",
                        "Authorization: Bearer " + ADMIN_TOKEN,
                        "Content-Type: application/json",
                        "Content-Length: " + json.length(),
                        "Idempotency-Key: " + invalidKey,
                        "",
                        json));
        assertThat(response.status()).isEqualTo(400);
        assertThat(Envelope.of(response.body()).code()).isEqualTo("VALIDATION_ERROR");
        assertThat(countAt(event.location())).isZero();
    }
}
