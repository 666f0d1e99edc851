package com.ticketing.events.app.audit;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RunningService;
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

class AsOfIT extends RunningService {

    @Test
    void saysWhatTheEventSaidAtEachInstant() {
        EventBody event = EventBody.valid();
        String id = create(event);
        List<Response> answers = new ArrayList<>(List.of(now(id)));
        changeWithTime(() -> patch(id, Map.of("status", "PUBLISHED")), answers, id);
        changeWithTime(() -> patch(id, Map.of("internalNotes", "Ask Ada")), answers, id);
        changeWithTime(() -> revise(id, event.detailsWith("title", "Another title")), answers, id);
        changeWithTime(() -> patch(id, Map.of("status", "CANCELLED")), answers, id);

        for (int version = 0; version < answers.size(); version++) {
            Response then = answers.get(version);
            Instant since = Instant.parse(then.path("updatedAt"));
            for (Instant instant : List.of(since, since.plusSeconds(1), since.plus(Duration.ofMinutes(59)))) {
                Response answer = asOf(id, instant.toString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.asString()).isEqualTo(then.asString());
                assertThat(answer.header("ETag"))
                        .isEqualTo("\"" + version + "\"")
                        .isEqualTo(then.header("ETag"));
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            }
            if (version > 0) {
                assertThat(asOf(id, since.minusNanos(1).toString()).asString())
                        .isEqualTo(answers.get(version - 1).asString());
            }
        }
    }

    @Test
    void didNotExistBeforeItsCreation() {
        String id = create(EventBody.valid());
        Instant created = Instant.parse(now(id).path("updatedAt"));
        asOf(id, created.minusNanos(1).toString()).then().spec(notFound());
        asOf(id, "0000-01-01T00:00:00Z").then().spec(notFound());
        asOf(id, created.toString()).then().statusCode(200);
        asOf(UNKNOWN_ID, created.toString()).then().spec(notFound());
        asOf("not-a-uuid", created.toString()).then().spec(notFound());
    }

    @Test
    void isUpcomingAsItWasThen() {
        EventBody event = EventBody.valid();
        String id = create(event);
        asOf(id, event.startAt().minusNanos(1).toString()).then().body("isUpcoming", equalTo(true));
        asOf(id, event.startAt().toString()).then().body("isUpcoming", equalTo(false));
        clock.goForward(Duration.ofDays(60));
        now(id).then().body("isUpcoming", equalTo(false));
        asOf(id, Instant.now().toString()).then().body("isUpcoming", equalTo(true));
    }

    @Test
    void takesAnyOffsetAndNone() {
        String id = create(EventBody.valid());
        Instant created = Instant.parse(now(id).path("updatedAt"));
        String local = created.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
        asOf(id, local).then().statusCode(200);
        String inFiji = created.atOffset(ZoneOffset.ofHours(12)).toString();
        asOf(id, inFiji).then().statusCode(200);
        asOf(id, created.minusNanos(1).atOffset(ZoneOffset.ofHours(12)).toString())
                .then()
                .spec(notFound());
        String plusAsIs = "/events/" + id + "?asOf=" + inFiji;
        admin().urlEncodingEnabled(false).get(plusAsIs).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2030-05-01", "2030-05-01 12:00:00Z", "2030-02-30T00:00:00Z", "1900000000"})
    void refusesEverythingElse(String instant) {
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
    void anEmptyInstantCountsAsNone() {
        String id = create(EventBody.valid());
        assertThat(asOf(id, "").asString()).isEqualTo(now(id).asString());
    }

    @Test
    void isForStaffOnly() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        anyone().queryParam("asOf", Instant.now().toString())
                .get("/events/{id}", id)
                .then()
                .spec(unauthorized());
    }

    private void changeWithTime(Runnable change, List<Response> answers, String id) {
        clock.goForward(Duration.ofHours(1));
        change.run();
        answers.add(now(id));
    }

    private Response now(String id) {
        return admin().get("/events/{id}", id);
    }

    private Response asOf(String id, String instant) {
        return admin().queryParam("asOf", instant).get("/events/{id}", id);
    }
}
