package com.ticketing.events.app.queries.filter;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, totals and {@code Link} headers of the list of Events. */
class PagingIT extends BlackBoxTest {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>;\\s*rel=\"?(\\w+)\"?");

    private final String location = EventBody.unique("Zürich & Söhne, Saal");

    @Test
    void defaultsToTheFirstTwenty() {
        createEvents(21);
        atLocation(admin())
                .get("/events")
                .then()
                .body("events", hasSize(20))
                .body("pagination", equalTo(Map.of("page", 1, "limit", 20, "total", 21, "totalPages", 2)));
    }

    @Test
    void returnsAnEmptyPagePastTheEndWithCorrectTotals() {
        createEvents(3);
        for (int page : List.of(3, 1000, Integer.MAX_VALUE)) {
            atLocation(admin())
                    .queryParam("limit", 2)
                    .queryParam("page", page)
                    .get("/events")
                    .then()
                    .statusCode(200)
                    .body("events", empty())
                    .body("pagination", equalTo(Map.of("page", page, "limit", 2, "total", 3, "totalPages", 2)));
        }
    }

    @Test
    void returnsZeroPagesWithoutEvents() {
        atLocation(anonymous())
                .get("/public/events")
                .then()
                .statusCode(200)
                .body("events", empty())
                .body("pagination", equalTo(Map.of("page", 1, "limit", 20, "total", 0, "totalPages", 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "page, 0",
        "page, -1",
        "page, abc",
        "page, 1.5",
        "page, 1e1",
        "page, 0x1",
        "page, 1 2",
        "limit, 0",
        "limit, -1",
        "limit, 101",
        "limit, abc",
        "limit, 1.5",
        "limit, 99999999999999999999"
    })
    void refusesAnInvalidPageOrLimit(String parameter, String value) {
        admin().queryParam(parameter, value).get("/events").then().spec(invalid(parameter));
        anonymous().queryParam(parameter, value).get("/public/events").then().spec(invalid(parameter));
    }

    @Test
    void returnsAtMostAHundredPerPage() {
        createEvents(101);
        atLocation(admin())
                .queryParam("limit", 100)
                .get("/events")
                .then()
                .body("events", hasSize(100))
                .body("pagination.totalPages", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/public/events"})
    void followingTheLinksVisitsEachEventOnceInOrder(String path) {
        List<String> expected = createEvents(23);
        List<String> visited = new ArrayList<>();
        Response page = atLocation(admin()).queryParam("limit", 5).get(path);
        List<String> first = each("id", page);
        while (true) {
            visited.addAll(each("id", page));
            String next = links(page).get("next");
            if (next == null) {
                break;
            }
            page = follow(next);
        }
        assertThat(visited).isEqualTo(expected);

        List<String> backwards = new ArrayList<>(each("id", page));
        for (String prev = links(page).get("prev");
                prev != null;
                prev = links(page).get("prev")) {
            page = follow(prev);
            backwards.addAll(0, each("id", page));
        }
        assertThat(backwards).isEqualTo(expected);
        assertThat(each("id", page)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/public/events"})
    void reversesTheStartAndNotTheIds(String path) {
        List<String> ascending = createEvents(8);
        List<String> expected = new ArrayList<>(ascending.subList(6, 8));
        expected.addAll(ascending.subList(3, 6));
        expected.addAll(ascending.subList(0, 3));
        Response page = atLocation(admin())
                .queryParam("sort", "-startAt")
                .queryParam("limit", 3)
                .get(path);
        List<String> visited = new ArrayList<>(each("id", page));
        for (String next = links(page).get("next");
                next != null;
                next = links(page).get("next")) {
            assertThat(next).contains("sort=-startAt");
            page = follow(next);
            visited.addAll(each("id", page));
        }
        assertThat(visited).isEqualTo(expected);
    }

    @Test
    void sortsByTheLastUpdateForStaffOnly() {
        List<String> ids = createEvents(3);
        admin().contentType("application/json")
                .body(Map.of("internalNotes", "changed last"))
                .patch("/events/" + ids.getFirst())
                .then()
                .statusCode(200);
        Response latest = atLocation(admin()).queryParam("sort", "-updatedAt").get("/events");
        assertThat(each("id", latest).getFirst()).isEqualTo(ids.getFirst());
        Response oldest = atLocation(admin()).queryParam("sort", "updatedAt").get("/events");
        assertThat(each("id", oldest).getLast()).isEqualTo(ids.getFirst());
        anonymous().queryParam("sort", "updatedAt").get("/public/events").then().spec(invalid("sort"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "startAt,id", "-"})
    void refusesAnUnknownOrder(String order) {
        for (String path : List.of("/public/events", "/public/events.ics")) {
            anonymous().queryParam("sort", order).get(path).then().spec(invalid("sort"));
        }
        admin().queryParam("sort", order).get("/events").then().spec(invalid("sort"));
    }

    @Test
    void linksOnlyToPagesThatExist() {
        createEvents(5);
        assertThat(links(page(1))).containsOnlyKeys("first", "next", "last");
        assertThat(links(page(2))).containsOnlyKeys("first", "prev", "next", "last");
        assertThat(links(page(3))).containsOnlyKeys("first", "prev", "last");
    }

    @Test
    void linksArePathReferencesWithoutAHost() {
        createEvents(3);
        assertThat(links(page(1)).values())
                .allSatisfy(target -> assertThat(target).startsWith("/events?"));
    }

    @Test
    void keepsTheOtherParametersInLinks() {
        createEvents(5);
        Response firstPage = atLocation(admin())
                .queryParam("limit", 2)
                .queryParam("status", "published")
                .queryParam("tz", "Europe/Berlin")
                .queryParam("dateFrom", inDays(1).toString())
                .get("/events");
        String last = links(firstPage).get("last");
        assertThat(last).contains("limit=2", "status=published", "dateFrom=" + inDays(1), "page=3");
        assertThat(each("id", follow(last))).hasSize(1);
    }

    private Response page(int number) {
        return atLocation(admin())
                .queryParam("limit", 2)
                .queryParam("page", number)
                .get("/events");
    }

    private Response follow(String target) {
        return admin().urlEncodingEnabled(false).get(uri(target));
    }

    /** Filters by the part after the comma, which is unique; a comma separates alternatives in {@code locations}. */
    private RequestSpecification atLocation(RequestSpecification request) {
        return request.queryParam("locations", location.substring(location.indexOf("Saal")));
    }

    private static Map<String, String> links(Response page) {
        Map<String, String> targets = new TreeMap<>();
        for (String header : page.headers().getValues("Link")) {
            for (MatchResult link : LINK.matcher(header).results().toList()) {
                targets.put(link.group(2), link.group(1));
            }
        }
        return targets;
    }

    /** Creates published Events, many with the same start, and returns their ids in list order. */
    private List<String> createEvents(int count) {
        Map<String, String> idsInOrder = new TreeMap<>();
        for (int n = 0; n < count; n++) {
            int day = 20 + n % 3;
            String id = create(EventBody.at(location)
                    .with("status", "PUBLISHED")
                    .between(inDays(day) + "T10:00:00Z", inDays(day) + "T12:00:00Z"));
            idsInOrder.put(day + " " + id, id);
        }
        return List.copyOf(idsInOrder.values());
    }
}
