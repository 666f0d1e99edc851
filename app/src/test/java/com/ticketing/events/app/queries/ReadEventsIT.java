package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RunningService;
import io.restassured.http.Header;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees of one event and of a list, on both sides, right after it was written. */
class ReadEventsIT extends RunningService {

    @Test
    void showsAPublishedEventOnBothSides() {
        EventBody event = EventBody.withStatus("PUBLISHED");
        String id = create(event);
        assertThat(idsAt("/events", event.location())).containsExactly(id);
        assertThat(idsAt("/public/events", event.location())).containsExactly(id);
    }

    @Test
    void showsADraftToAdminsAloneUntilItIsPublished() {
        EventBody event = EventBody.valid();
        String id = create(event);
        assertThat(idsAt("/events", event.location())).containsExactly(id);
        assertThat(idsAt("/public/events", event.location())).isEmpty();

        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);

        assertThat(idsAt("/public/events", event.location())).containsExactly(id);
        anyone().get("/public/events/{id}", id).then().statusCode(200).body("status", equalTo("PUBLISHED"));
    }

    @Test
    void showsACancelledEventToThePublic() {
        EventBody event = EventBody.withStatus("CANCELLED");
        String id = create(event);
        assertThat(idsAt("/public/events", event.location())).containsExactly(id);
        anyone().get("/public/events/{id}", id).then().statusCode(200).body("status", equalTo("CANCELLED"));
    }

    @Test
    void givesThePublicExactlySevenFields() {
        EventBody event = EventBody.withStatus("PUBLISHED");
        String id = create(event);
        Map<String, Object> alone =
                anyone().get("/public/events/{id}", id).jsonPath().getMap("$");
        assertThat(alone)
                .containsAllEntriesOf(event.fields())
                .containsEntry("isUpcoming", true)
                .containsOnlyKeys("id", "title", "startAt", "endAt", "location", "status", "isUpcoming");
        assertThat(anyone().queryParam("locations", event.location())
                        .get("/public/events")
                        .<List<Map<String, Object>>>path("events"))
                .containsExactly(alone);
    }

    @Test
    void givesAdminsTheSameEventInAListAsAlone() {
        EventBody event = EventBody.valid().with("internalNotes", "mine");
        String id = create(event);
        assertThat(admin().queryParam("locations", event.location())
                        .get("/events")
                        .<List<Map<String, Object>>>path("events"))
                .containsExactly(event(id));
    }

    @Test
    void derivesIsUpcomingFromTheMomentOfAnswering() {
        EventBody event = EventBody.withStatus("PUBLISHED");
        String id = create(event);
        anyone().get("/public/events/{id}", id).then().body("isUpcoming", equalTo(true));

        clock.goForward(Duration.ofDays(60));

        anyone().get("/public/events/{id}", id).then().body("isUpcoming", equalTo(false));
        anyone().queryParam("locations", event.location())
                .get("/public/events")
                .then()
                .body("events.isUpcoming", equalTo(List.of(false)));
        read(id).body("isUpcoming", equalTo(false));
    }

    @Test
    void hidesADraftAsIfItWereUnknown() {
        String draft = create(EventBody.valid());
        assertThat(wholeAnswer(draft)).isEqualTo(wholeAnswer(UNKNOWN_ID));
    }

    @Test
    void doesNotFindAnUnknownEvent() {
        anyone().get("/public/events/{id}", UNKNOWN_ID).then().spec(notFound());
    }

    @Test
    void readsWhatItHasJustWritten() {
        String place = EventBody.unique("Arena");
        for (int n = 1; n <= 50; n++) {
            String id = create(EventBody.at(place));
            assertThat(idsAt("/events", place)).hasSize(Math.min(n, 20));
            assertThat(countAt(place)).isEqualTo(n);
            patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
            anyone().get("/public/events/{id}", id).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events",
                "/events?limit=1",
                "/events?limit=0",
                "/public/events",
                "/public/events?limit=1",
                "/public/events?page=0",
                "/public/events/" + UNKNOWN_ID,
                "/nothing-here"
            })
    void headMirrorsGetWithoutABody(String path) {
        create(EventBody.withStatus("PUBLISHED"));
        assertMirrored(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/", "/public/events/"})
    void headMirrorsGetOfOneEvent(String path) {
        assertMirrored(path + create(EventBody.withStatus("PUBLISHED")));
    }

    private void assertMirrored(String path) {
        ExtractableResponse<Response> get = admin().get(uri(path)).then().extract();
        ExtractableResponse<Response> head = admin().head(uri(path)).then().extract();
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.asString()).isEmpty();
        for (String name : List.of("Content-Type", "ETag", "Link", "Cache-Control")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
    }

    private List<String> wholeAnswer(String id) {
        ExtractableResponse<Response> answer = anyone().header("X-Request-Id", "the-same-request")
                .get("/public/events/{id}", id)
                .then()
                .statusCode(404)
                .extract();
        List<String> headers = answer.headers().asList().stream()
                .filter(header -> !header.hasSameNameAs(new Header("Date", "")))
                .map(Header::toString)
                .sorted()
                .toList();
        return List.of(String.join("\n", headers), answer.asString());
    }

    private List<String> idsAt(String path, String location) {
        return each("id", admin().queryParam("locations", location).get(path));
    }
}
