package com.ticketing.events.app.queries.filter;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /public/locations}. */
class PublicLocationsIT extends BlackBoxTest {

    private static final String PATH = "/public/locations";

    /** A text of this test only in every location. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private String at(String location, String status) {
        return create(EventBody.at(location + " " + mark).with("status", status));
    }

    private ValidatableResponse found(String phrase) {
        return anonymous()
                .queryParam("q", phrase + mark)
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    @Test
    void countsThePublicEventsOfEachLocation() {
        at("Hall Two", "PUBLISHED");
        at("Café, München", "PUBLISHED");
        at("Café, München", "CANCELLED");
        at("CAFÉ, München", "PUBLISHED");
        at("Café, München", "DRAFT");
        at("Secret Cellar", "DRAFT");
        Map<String, Object> cafe = Map.of("location", "Café, München " + mark, "events", 3);
        Map<String, Object> hall = Map.of("location", "Hall Two " + mark, "events", 1);
        found("").body("locations", equalTo(List.of(cafe, hall)));
        found("cafe, MUNCHEN ").body("locations", equalTo(List.of(cafe)));
        found("munchen cafe ").body("locations", hasSize(0));
        found("two ").body("locations", equalTo(List.of(hall)));
        anonymous()
                .queryParam("q", mark)
                .queryParam("limit", 1)
                .get(PATH)
                .then()
                .body("locations", equalTo(List.of(cafe)));
    }

    @Test
    void followsEveryChange() {
        String id = at("Old Hall", "DRAFT");
        found("").body("locations", hasSize(0));
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        found("").body("locations.location", contains("Old Hall " + mark));
        admin().contentType("application/json")
                .body(EventBody.at("New Hall " + mark).details())
                .put("/events/" + id + "/details")
                .then()
                .statusCode(200);
        found("").body("locations.location", contains("New Hall " + mark));
    }

    @Test
    void isConditionalAndDoesNotDependOnDrafts() {
        at("Hall", "PUBLISHED");
        Response first = anonymous().queryParam("q", mark).get(PATH);
        String tag = first.header("ETag");
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");
        at("Hall", "DRAFT");
        anonymous()
                .header("If-None-Match", tag)
                .queryParam("q", mark)
                .get(PATH)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .header("Cache-Control", notNullValue());
        at("Hall", "PUBLISHED");
        anonymous()
                .header("If-None-Match", tag)
                .queryParam("q", mark)
                .get(PATH)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten", "1.5"})
    void refusesAnInvalidLimit(String limit) {
        anonymous().queryParam("limit", limit).get(PATH).then().spec(invalid("limit"));
    }

    @Test
    void refusesALongPhraseAndOtherMethodsAndTypes() {
        anonymous().queryParam("q", "x".repeat(201)).get(PATH).then().spec(invalid("q"));
        anonymous().queryParam("q", "x y ".repeat(50)).get(PATH).then().statusCode(200);
        anonymous().post(PATH).then().spec(refused(405, "METHOD_NOT_ALLOWED")).header("Allow", notNullValue());
        anonymous().accept("image/png").get(PATH).then().spec(refused(406, "NOT_ACCEPTABLE"));
        anonymous().head(PATH).then().statusCode(200).header("ETag", notNullValue());
    }
}
