package com.ticketing.events.app.audit;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State of an Event at an instant: {@code GET /events/{id}?asOf=}. */
class AsOfIT extends BlackBoxTest {

    @Test
    void returnsTheStateAtEachInstant() {
        EventBody event = EventBody.valid();
        String id = create(event);
        List<Response> responses = new ArrayList<>(List.of(current(id)));
        changeOneHourLater(() -> patch(id, Map.of("status", "PUBLISHED")), responses, id);
        changeOneHourLater(() -> patch(id, Map.of("internalNotes", "Ask Ada")), responses, id);
        changeOneHourLater(() -> revise(id, event.detailsWith("title", "Another title")), responses, id);
        changeOneHourLater(() -> patch(id, Map.of("status", "CANCELLED")), responses, id);

        for (int version = 0; version < responses.size(); version++) {
            Response expected = responses.get(version);
            Instant since = Instant.parse(expected.path("updatedAt"));
            for (Instant instant : List.of(since, since.plusSeconds(1), since.plus(Duration.ofMinutes(59)))) {
                Response response = asOf(id, instant.toString());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.asString()).isEqualTo(expected.asString());
                assertThat(response.header("ETag"))
                        .isEqualTo("\"" + version + "\"")
                        .isEqualTo(expected.header("ETag"));
                assertThat(response.header("Cache-Control")).isEqualTo("no-store");
            }
            if (version > 0) {
                assertThat(asOf(id, since.minusNanos(1).toString()).asString())
                        .isEqualTo(responses.get(version - 1).asString());
            }
        }
    }

    @Test
    void returns404BeforeTheCreation() {
        String id = create(EventBody.valid());
        Instant created = Instant.parse(current(id).path("updatedAt"));
        asOf(id, created.minusNanos(1).toString()).then().spec(notFound());
        asOf(id, "0000-01-01T00:00:00Z").then().spec(notFound());
        asOf(id, created.toString()).then().statusCode(200);
        asOf(UNKNOWN_ID, created.toString()).then().spec(notFound());
        asOf("not-a-uuid", created.toString()).then().spec(notFound());
    }

    @Test
    void derivesIsUpcomingFromTheInstant() {
        EventBody event = EventBody.valid();
        String id = create(event);
        asOf(id, event.startAt().minusNanos(1).toString()).then().body("isUpcoming", equalTo(true));
        asOf(id, event.startAt().toString()).then().body("isUpcoming", equalTo(false));
        clock.advance(Duration.ofDays(60));
        current(id).then().body("isUpcoming", equalTo(false));
        asOf(id, Instant.now().toString()).then().body("isUpcoming", equalTo(true));
    }

    @Test
    void acceptsAnyOffsetAndNone() {
        String id = create(EventBody.valid());
        Instant created = Instant.parse(current(id).path("updatedAt"));
        String local = created.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
        asOf(id, local).then().statusCode(200);
        String inFiji = created.atOffset(ZoneOffset.ofHours(12)).toString();
        asOf(id, inFiji).then().statusCode(200);
        asOf(id, created.minusNanos(1).atOffset(ZoneOffset.ofHours(12)).toString())
                .then()
                .spec(notFound());
        String unencodedPlus = "/events/" + id + "?asOf=" + inFiji;
        admin().urlEncodingEnabled(false).get(unencodedPlus).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2030-05-01", "2030-05-01 12:00:00Z", "2030-02-30T00:00:00Z", "1900000000"})
    void refusesAnInvalidInstant(String instant) {
        asOf(create(EventBody.valid()), instant).then().spec(invalid("asOf"));
    }

    @Test
    void refusesTwoInstants() {
        String id = create(EventBody.valid());
        admin().queryParam("asOf", "2030-05-01T12:00:00Z", "2031-05-01T12:00:00Z")
                .get("/events/{id}", id)
                .then()
                .spec(invalid("asOf"));
    }

    @Test
    void treatsAnEmptyInstantAsAbsent() {
        String id = create(EventBody.valid());
        assertThat(asOf(id, "").asString()).isEqualTo(current(id).asString());
    }

    @Test
    void returns401WithoutAToken() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        anonymous()
                .queryParam("asOf", Instant.now().toString())
                .get("/events/{id}", id)
                .then()
                .spec(unauthorized());
    }

    private void changeOneHourLater(Runnable change, List<Response> responses, String id) {
        clock.advance(Duration.ofHours(1));
        change.run();
        responses.add(current(id));
    }

    private Response current(String id) {
        return admin().get("/events/{id}", id);
    }

    private Response asOf(String id, String instant) {
        return admin().queryParam("asOf", instant).get("/events/{id}", id);
    }
}
