package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import com.ticketing.events.app.support.RunningService;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyIT extends RunningService {

    private final String key = UUID.randomUUID().toString();
    private final EventBody event = EventBody.valid();

    @Test
    void answersARepeatedRequestWithTheFirstResult() {
        ExtractableResponse<Response> first =
                post(key, event.json()).statusCode(201).extract();
        ExtractableResponse<Response> second =
                post(key, event.json()).statusCode(201).extract();

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(countAt(event.location())).isEqualTo(1);
    }

    static Stream<String> theSameInOtherWords() {
        String day = inDays(30).toString();
        return Stream.of(
                        "{\"title\":\"Jazz é\",\"location\":\"Hall\",\"startAt\":\"%sT19:00:00Z\",\"endAt\":\"%sT23:00:00Z\"}",
                        "{\"endAt\":\"%2$sT23:00:00Z\",\"startAt\":\"%1$sT19:00:00Z\",\"location\":\"Hall\",\"title\":\"Jazz é\"}",
                        "\n{ \"title\" : \"Jazz é\",\n\t\"startAt\":\"%sT19:00:00Z\", \"endAt\":\"%sT23:00:00Z\", \"location\":\"Hall\"}\n",
                        "{\"title\":\"Ja\\u007az \\u00e9\",\"startAt\":\"%sT19:00:00Z\",\"endAt\":\"%sT23:00:00Z\",\"location\":\"Hall\"}",
                        "{\"title\":\"  Jazz é \",\"startAt\":\"%sT19:00:00Z\",\"endAt\":\"%sT23:00:00Z\",\"location\":\"Hall\"}",
                        "{\"title\":\"Jazz é\",\"startAt\":\"%sT21:00:00+02:00\",\"endAt\":\"%sT23:00:00\",\"location\":\"Hall\"}",
                        "{\"title\":\"Jazz é\",\"startAt\":\"%sT19:00:00Z\",\"endAt\":\"%sT23:00:00Z\",\"location\":\"Hall\",\"status\":\"DRAFT\",\"internalNotes\":null}")
                .map(json -> json.formatted(day, day));
    }

    @ParameterizedTest
    @MethodSource("theSameInOtherWords")
    void comparesBodiesByMeaning(String sameMeaning) {
        String first = theSameInOtherWords().findFirst().orElseThrow();
        String id = post(key, first).statusCode(201).extract().path("id");
        post(key, sameMeaning).statusCode(201).body("id", equalTo(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "location", "internalNotes", "createdBy"})
    void refusesTheSameKeyWithAnotherBody(String field) {
        post(key, event.json()).statusCode(201);
        EventBody other = event.with(field, EventBody.unique("another"));
        post(key, other.json()).spec(refused(422, "IDEMPOTENCY_KEY_REUSED"));
        assertThat(countAt(event.location())).isEqualTo(1);
    }

    @Test
    void refusesTheSameKeyWithAnotherStatus() {
        post(key, event.json()).statusCode(201);
        post(key, event.with("status", "PUBLISHED").json()).spec(refused(422, "IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void answersARepeatedRequestAfterTheEventHasStarted() {
        String id = post(key, event.json()).statusCode(201).extract().path("id");
        clock.goForward(Duration.ofDays(60));
        post(key, event.json()).statusCode(201).body("id", equalTo(id)).body("isUpcoming", equalTo(false));
        post(UUID.randomUUID().toString(), event.json()).spec(invalid("startAt"));
    }

    @Test
    void answersWithTheEventAsItWasCreated() {
        EventBody withNotes = event.with("internalNotes", "first");
        ExtractableResponse<Response> first =
                post(key, withNotes.json()).statusCode(201).extract();
        String id = first.path("id");
        patch(id, Map.of("status", "PUBLISHED", "internalNotes", "second")).statusCode(200);
        revise(id, event.detailsWith("title", EventBody.unique("Renamed"))).statusCode(200);

        ExtractableResponse<Response> again =
                post(key, withNotes.json()).statusCode(201).extract();

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        read(id).body("status", equalTo("PUBLISHED")).body("internalNotes", equalTo("second"));
    }

    @Test
    void makesOneEventOfConcurrentDuplicates() {
        var ids = ConcurrentCallers.of(
                16, n -> post(key, event.json()).statusCode(201).extract().<String>path("id"));
        assertThat(ids).hasSize(16).containsOnly(ids.getFirst());
        assertThat(countAt(event.location())).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfTwoActorsApart() {
        String id = post(key, event.json()).statusCode(201).extract().path("id");
        bearing(SECOND_TOKEN)
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
    void doesNotSpendTheKeyOnARefusedRequest() {
        post(key, event.without("title").json()).spec(invalid("title"));
        post(key, event.json()).statusCode(201);
    }

    @Test
    void makesAnEventForEachKey() {
        post(key, event.json()).statusCode(201);
        post(key + "!", event.json()).statusCode(201);
        assertThat(countAt(event.location())).isEqualTo(2);
    }

    @Test
    void acceptsAKeyOf255VisibleCharacters() {
        String longest = key + "!~".repeat(110).substring(0, 255 - key.length());
        String id = post(longest, event.json()).statusCode(201).extract().path("id");
        post(longest, event.json()).statusCode(201).body("id", equalTo(id));
    }

    static Stream<String> badKeys() {
        return Stream.of("", "k".repeat(256), "two words", "tab\tbed", "caf\u00e9", "del\u007f");
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void refusesAKeyThatIsNot1To255VisibleAsciiCharacters(String badKey) {
        String json = event.json();
        RawHttp.Reply reply = RawHttp.sendBytes(
                port,
                String.join(
                        "\r\n",
                        "POST /events HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Connection: close",
                        "Authorization: Bearer " + ADMIN_TOKEN,
                        "Content-Type: application/json",
                        "Content-Length: " + json.length(),
                        "Idempotency-Key: " + badKey,
                        "",
                        json));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(Envelope.of(reply.body()).code()).isEqualTo("VALIDATION_ERROR");
        assertThat(countAt(event.location())).isZero();
    }

    private ValidatableResponse post(String idempotencyKey, String json) {
        return adminSending(json)
                .header("Idempotency-Key", idempotencyKey)
                .post("/events")
                .then();
    }
}
