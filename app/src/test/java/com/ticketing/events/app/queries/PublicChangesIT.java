package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code GET /public/changes} as pages and as an event stream. */
@Timeout(60)
class PublicChangesIT extends BlackBoxTest {

    private static final String PATH = "/public/changes";

    private JsonNode page(@Nullable String after, int limit) {
        Response response = after == null
                ? anonymous().queryParam("limit", limit).get(PATH)
                : anonymous()
                        .queryParam("limit", limit)
                        .queryParam("after", after)
                        .get(PATH);
        response.then().statusCode(200).contentType("application/json");
        return Json.read(response.asString());
    }

    /** The cursor after all changes so far. */
    private String head() {
        String after = null;
        while (true) {
            JsonNode page = page(after, 1_000);
            String next = page.get("next").stringValue();
            if (page.get("changes").isEmpty()) {
                return next;
            }
            after = next;
        }
    }

    private static List<String> ids(JsonNode page) {
        return page.get("changes")
                .valueStream()
                .map(change -> change.at("/event/id").stringValue())
                .toList();
    }

    private void revise(String id, String title) {
        admin().contentType("application/json")
                .body(EventBody.valid().with("title", title).details())
                .put("/events/" + id + "/details")
                .then()
                .statusCode(200);
    }

    @Test
    void showsEachEventOnceAtItsLatestPublicChange() {
        String start = head();
        String first = create(EventBody.withStatus("PUBLISHED"));
        String second = create(EventBody.withStatus("PUBLISHED"));
        String third = create(EventBody.withStatus("CANCELLED"));
        assertThat(ids(page(start, 100))).containsExactly(first, second, third);
        patch(first, Map.of("status", "CANCELLED")).statusCode(200);
        revise(second, "Blues");
        JsonNode page = page(start, 100);
        assertThat(ids(page)).containsExactly(third, first, second);
        JsonNode latest = page.get("changes").get(2);
        assertThat(latest.propertyNames()).containsExactly("event", "changedAt");
        assertThat(latest.get("event").propertyNames())
                .containsExactlyInAnyOrder("id", "title", "startAt", "endAt", "location", "status", "isUpcoming");
        assertThat(latest.at("/event/title").stringValue()).isEqualTo("Blues");
        assertThat(latest.get("changedAt").stringValue())
                .isEqualTo(Json.read(read(second).extract().asString())
                        .get("updatedAt")
                        .stringValue());
        assertThat(page(page.get("next").stringValue(), 1).get("changes")).isEmpty();
    }

    @Test
    void doesNotShowChangesOfNotesAndDrafts() {
        String published = create(EventBody.withStatus("PUBLISHED"));
        String before = head();
        Response response = anonymous().queryParam("after", before).get(PATH);
        String changedAt =
                Json.read(read(published).extract().asString()).get("updatedAt").stringValue();

        patch(published, Map.of("internalNotes", "secret")).statusCode(200);
        String draft = create(EventBody.valid().with("internalNotes", "secret"));
        revise(draft, "Secret");
        patch(draft, Map.of("internalNotes", "more")).statusCode(200);
        Response after = anonymous().queryParam("after", before).get(PATH);
        assertThat(after.asString()).isEqualTo(response.asString());
        assertThat(after.header("ETag")).isEqualTo(response.header("ETag"));
        assertThat(after.headers().hasHeaderWithName("Event-Log-Position")).isFalse();
        anonymous()
                .header("If-None-Match", response.header("ETag"))
                .queryParam("after", before)
                .get(PATH)
                .then()
                .statusCode(304);

        patch(draft, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(ids(page(before, 10))).containsExactly(draft);
        assertThat(everyChange()
                        .filter(change -> change.at("/event/id").stringValue().equals(published)))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.get("changedAt").stringValue()).isEqualTo(changedAt));
    }

    private Stream<JsonNode> everyChange() {
        List<JsonNode> changes = new ArrayList<>();
        String after = null;
        JsonNode page;
        do {
            page = page(after, 1_000);
            page.get("changes").forEach(changes::add);
            after = page.get("next").stringValue();
        } while (!page.get("changes").isEmpty());
        return changes.stream();
    }

    @Test
    void pagesShowEveryPublicEventOnce() {
        String start = head();
        List<String> created = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            created.add(create(EventBody.withStatus("PUBLISHED")));
        }
        List<String> visited = new ArrayList<>();
        String after = start;
        for (JsonNode page = page(after, 3); !page.get("changes").isEmpty(); page = page(after, 3)) {
            visited.addAll(ids(page));
            after = page.get("next").stringValue();
        }
        assertThat(visited).isEqualTo(created);
    }

    @Test
    void continuesAfterARebuild() {
        String before = head();
        String id = create(EventBody.withStatus("PUBLISHED"));
        admin().post("/projections/catalog/rebuild").then().statusCode(202);
        Awaitility.await()
                .until(() -> !admin().get("/projections/catalog").asString().contains("REBUILDING"));
        assertThat(ids(page(before, 10))).containsExactly(id);
        assertThat(head()).isEqualTo(page(before, 10).get("next").stringValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "x", "AAAAAAAAAAAAAAAAAAAAAA", "\u00e9", "%00"})
    void refusesWhatIsNoCursor(String cursor) {
        anonymous().queryParam("after", cursor).get(PATH).then().spec(invalid("after"));
        anonymous()
                .accept("text/event-stream")
                .queryParam("after", cursor)
                .get(PATH)
                .then()
                .spec(invalid("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "ten"})
    void refusesAnInvalidLimit(String limit) {
        anonymous().queryParam("limit", limit).get(PATH).then().spec(invalid("limit"));
    }

    @Test
    void isAPublicResource() {
        anonymous().post(PATH).then().spec(methodNotAllowed());
        anonymous()
                .get(PATH)
                .then()
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Cache-Control", equalTo("public, max-age=0, must-revalidate"));
        anonymous().accept("image/png").get(PATH).then().statusCode(406);
        anonymous().head(PATH).then().statusCode(200);
        anonymous()
                .accept("text/event-stream")
                .head(PATH)
                .then()
                .statusCode(200)
                .contentType("text/event-stream");
    }

    @Test
    void streamsTheBacklogThenCaughtUpThenEachChange() throws IOException {
        String start = head();
        String first = create(EventBody.withStatus("PUBLISHED"));
        try (PublicChangeFeed feed = new PublicChangeFeed(port, "?after=" + start, null)) {
            assertThat(feed.headers())
                    .contains("Content-Type: text/event-stream;charset=UTF-8", "Access-Control-Allow-Origin: *")
                    .noneMatch(line -> line.startsWith("Event-Log-Position"));
            PublicChangeFeed.FeedEvent stored = feed.next();
            assertThat(stored.json().at("/event/id").stringValue()).isEqualTo(first);
            PublicChangeFeed.FeedEvent caughtUp = feed.next();
            assertThat(caughtUp.name()).isEqualTo("caught-up");
            assertThat(caughtUp.json().get("next").stringValue()).isEqualTo(stored.id());

            String draft = create(EventBody.valid());
            patch(first, Map.of("internalNotes", "secret")).statusCode(200);
            patch(first, Map.of("status", "CANCELLED")).statusCode(200);
            PublicChangeFeed.FeedEvent cancelled = feed.next();
            assertThat(cancelled.json().at("/event/status").stringValue()).isEqualTo("CANCELLED");
            patch(draft, Map.of("status", "PUBLISHED")).statusCode(200);
            PublicChangeFeed.FeedEvent published = feed.next();
            assertThat(published.json().at("/event/id").stringValue()).isEqualTo(draft);
            assertThat(published.id()).isEqualTo(head());

            try (PublicChangeFeed resumed = new PublicChangeFeed(port, "?after=" + start, stored.id())) {
                assertThat(resumed.next().json()).isEqualTo(cancelled.json());
                assertThat(resumed.next().id()).isEqualTo(published.id());
                assertThat(resumed.next().name()).isEqualTo("caught-up");
            }
        }
    }

    @Test
    void streamsALongBacklogInParts() throws IOException {
        String start = head();
        int count = 50;
        List<String> created = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            created.add(create(EventBody.withStatus("PUBLISHED").with("title", "x".repeat(200))));
        }
        try (PublicChangeFeed feed = new PublicChangeFeed(port, "?after=" + start, "no-cursor")) {
            List<String> streamed = new ArrayList<>();
            for (PublicChangeFeed.FeedEvent event = feed.next(); event.name() == null; event = feed.next()) {
                streamed.add(event.json().at("/event/id").stringValue());
            }
            assertThat(streamed).isEqualTo(created);
        }
    }
}
