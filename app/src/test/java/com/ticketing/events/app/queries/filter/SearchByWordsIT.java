package com.ticketing.events.app.queries.filter;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameter {@code q} of every list. */
class SearchByWordsIT extends BlackBoxTest {

    /** A word of this test only, to which each search adds others. */
    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);

    private String create(String title, String location) {
        return create(EventBody.at(location).with("status", "PUBLISHED").with("title", title));
    }

    private List<String> found(String path, String words) {
        return each("id", admin().queryParam("q", words + " " + mark).get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/public/events"})
    void findsEventsWithEveryWordInTitleOrLocation(String path) {
        String cafe = create("Jazz im CAFÉ " + mark, "Łódź, Straße 1");
        String hall = create("Jazz", "Hall " + mark);
        for (String words :
                List.of("jazz cafe", "CAFE\u0301 lodz", "strasse AZZ", " af\u2003\u00a0zz ", "cafe,", "ß")) {
            assertThat(found(path, words)).as(words).isEqualTo(words.endsWith(",") ? List.of() : List.of(cafe));
        }
        assertThat(found(path, "jazz")).containsExactlyInAnyOrder(cafe, hall);
        assertThat(found(path, "jazz nowhere")).isEmpty();
        assertThat(found(path, "%")).isEmpty();
        patch(hall, Map.of("status", "CANCELLED")).statusCode(200);
        assertThat(found(path, "jazz hall")).containsExactly(hall);
    }

    @Test
    void findsDraftsForStaffOnly() {
        String draft = create(EventBody.at("Berlin").with("title", "Secret " + mark));
        assertThat(found("/events", "secret")).containsExactly(draft);
        assertThat(found("/public/events", "secret")).isEmpty();
        patch(draft, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(found("/public/events", "secret")).containsExactly(draft);
    }

    @Test
    void doesNotSearchPrivateFields() {
        create(EventBody.at("Berlin")
                .with("status", "PUBLISHED")
                .with("title", "Open")
                .with("internalNotes", mark));
        assertThat(found("/public/events", "")).isEmpty();
        assertThat(found("/events", "")).isEmpty();
    }

    @Test
    void combinesWithOtherFiltersPagesAndOrder() {
        String early = create(EventBody.at("Bern " + mark)
                .with("status", "PUBLISHED")
                .between("2091-05-01T10:00:00Z", "2091-05-01T12:00:00Z"));
        String late = create(EventBody.at("Bern " + mark)
                .with("status", "PUBLISHED")
                .between("2091-06-01T10:00:00Z", "2091-06-01T12:00:00Z"));
        Response first = anonymous()
                .queryParam("q", "bern " + mark)
                .queryParam("locations", "BERN")
                .queryParam("sort", "-startAt")
                .queryParam("limit", 1)
                .get("/public/events");
        assertThat(each("id", first)).containsExactly(late);
        first.then().header("Link", containsString("q=bern%20" + mark)).header("Link", containsString("sort=-startAt"));
        Response may = anonymous()
                .queryParam("q", mark)
                .queryParam("dateTo", "2091-05-31")
                .get("/public/events");
        assertThat(each("id", may)).containsExactly(early);
    }

    @Test
    void showsAWriteAtOnceInARepeatedSearch() {
        String id = create("Before " + mark, "Berlin");
        for (int n = 0; n < 3; n++) {
            assertThat(found("/public/events", "before")).containsExactly(id);
        }
        admin().contentType("application/json")
                .body(Map.of(
                        "title", "After " + mark,
                        "location", "Berlin",
                        "startAt", "2092-01-01T10:00:00Z",
                        "endAt", "2092-01-01T12:00:00Z"))
                .put("/events/" + id + "/details")
                .then()
                .statusCode(200);
        assertThat(found("/public/events", "before")).isEmpty();
        assertThat(found("/public/events", "after")).containsExactly(id);
    }

    @Test
    void filtersTheCalendarAndThePage() {
        create("Ærø " + mark, "Berlin");
        anonymous()
                .queryParam("q", "aero " + mark)
                .get("/public/events.ics")
                .then()
                .statusCode(200)
                .body(containsString("SUMMARY:Ærø " + mark));
        assertThat(anonymous()
                        .queryParam("q", "nowhere " + mark)
                        .get("/public/events.ics")
                        .asString())
                .doesNotContain("VEVENT");
        assertThat(anonymous()
                        .accept("text/html")
                        .queryParam("q", "aero " + mark)
                        .get("/")
                        .asString())
                .contains("Ærø " + mark);
    }

    @Test
    void refusesLongTextsAndManyWords() {
        for (String path : List.of("/events", "/public/events", "/public/events.ics")) {
            for (String text : List.of("x".repeat(201), "a b c d e f g h i j k")) {
                admin().queryParam("q", text).get(path).then().spec(invalid("q"));
            }
            admin().queryParam("q", "a").queryParam("q", "b").get(path).then().spec(invalid("q"));
            admin().queryParam("q", "x".repeat(200)).get(path).then().statusCode(200);
        }
    }

    @Test
    void ignoresAnEmptyText() {
        anonymous().queryParam("q", "").get("/public/events").then().statusCode(200);
        anonymous()
                .queryParam("q", " \u0301 ")
                .queryParam("dateFrom", "2199-01-01")
                .get("/public/events")
                .then()
                .body("pagination.total", equalTo(0));
    }
}
