package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.http.Header;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Admin and public reads of one Event and of the list, directly after a write. */
class ReadEventsIT extends BlackBoxTest {

    @Test
    void listsAPublishedEventOnAdminAndPublicPaths() {
        EventBody event = EventBody.withStatus("PUBLISHED");
        String id = create(event);
        assertThat(idsAt("/events", event.location())).containsExactly(id);
        assertThat(idsAt("/public/events", event.location())).containsExactly(id);
    }

    @Test
    void listsADraftOnlyOnTheAdminPathUntilPublication() {
        EventBody event = EventBody.valid();
        String id = create(event);
        assertThat(idsAt("/events", event.location())).containsExactly(id);
        assertThat(idsAt("/public/events", event.location())).isEmpty();

        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);

        assertThat(idsAt("/public/events", event.location())).containsExactly(id);
        anonymous().get("/public/events/{id}", id).then().statusCode(200).body("status", equalTo("PUBLISHED"));
    }

    @Test
    void returnsACancelledEventOnThePublicPath() {
        EventBody event = EventBody.withStatus("CANCELLED");
        String id = create(event);
        assertThat(idsAt("/public/events", event.location())).containsExactly(id);
        anonymous().get("/public/events/{id}", id).then().statusCode(200).body("status", equalTo("CANCELLED"));
    }

    @Test
    void returnsExactlySevenPublicFields() {
        EventBody event = EventBody.withStatus("PUBLISHED");
        String id = create(event);
        Map<String, Object> byId =
                anonymous().get("/public/events/{id}", id).jsonPath().getMap("$");
        assertThat(byId)
                .containsAllEntriesOf(event.fields())
                .containsEntry("isUpcoming", true)
                .containsOnlyKeys("id", "title", "startAt", "endAt", "location", "status", "isUpcoming");
        assertThat(anonymous()
                        .queryParam("locations", event.location())
                        .get("/public/events")
                        .<List<Map<String, Object>>>path("events"))
                .containsExactly(byId);
    }

    @Test
    void returnsTheSameAdminViewInTheListAndById() {
        EventBody event = EventBody.valid().with("internalNotes", "mine");
        String id = create(event);
        assertThat(admin().queryParam("locations", event.location())
                        .get("/events")
                        .<List<Map<String, Object>>>path("events"))
                .containsExactly(event(id));
    }

    @Test
    void derivesIsUpcomingFromTheTimeOfTheRequest() {
        EventBody event = EventBody.withStatus("PUBLISHED");
        String id = create(event);
        anonymous().get("/public/events/{id}", id).then().body("isUpcoming", equalTo(true));

        clock.advance(Duration.ofDays(60));

        anonymous().get("/public/events/{id}", id).then().body("isUpcoming", equalTo(false));
        anonymous()
                .queryParam("locations", event.location())
                .get("/public/events")
                .then()
                .body("events.isUpcoming", equalTo(List.of(false)));
        read(id).body("isUpcoming", equalTo(false));
    }

    @Test
    void returnsTheSame404ForADraftAsForAnUnknownId() {
        String draft = create(EventBody.valid());
        assertThat(headersAndBody(draft)).isEqualTo(headersAndBody(UNKNOWN_ID));
    }

    @Test
    void returns404ForAnUnknownId() {
        anonymous().get("/public/events/{id}", UNKNOWN_ID).then().spec(notFound());
    }

    @Test
    void returnsEachWriteInTheNextRead() {
        String location = EventBody.unique("Arena");
        for (int n = 1; n <= 50; n++) {
            String id = create(EventBody.at(location));
            assertThat(idsAt("/events", location)).hasSize(Math.min(n, 20));
            assertThat(countAt(location)).isEqualTo(n);
            patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
            anonymous().get("/public/events/{id}", id).then().statusCode(200);
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
        assertHeadMirrorsGet(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/", "/public/events/"})
    void headMirrorsGetOfOneEvent(String path) {
        assertHeadMirrorsGet(path + create(EventBody.withStatus("PUBLISHED")));
    }

    private void assertHeadMirrorsGet(String path) {
        ExtractableResponse<Response> get = admin().get(uri(path)).then().extract();
        ExtractableResponse<Response> head = admin().head(uri(path)).then().extract();
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.asString()).isEmpty();
        for (String name : List.of("Content-Type", "ETag", "Link", "Cache-Control")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
    }

    private List<String> headersAndBody(String id) {
        ExtractableResponse<Response> response = anonymous()
                .header("X-Request-Id", "the-same-request")
                .get("/public/events/{id}", id)
                .then()
                .statusCode(404)
                .extract();
        List<String> headers = response.headers().asList().stream()
                .filter(header -> !header.hasSameNameAs(new Header("Date", "")))
                .map(Header::toString)
                .sorted()
                .toList();
        return List.of(String.join("\n", headers), response.asString());
    }

    private List<String> idsAt(String path, String location) {
        return each("id", admin().queryParam("locations", location).get(path));
    }
}
