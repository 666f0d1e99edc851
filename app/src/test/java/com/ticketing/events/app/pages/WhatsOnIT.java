package com.ticketing.events.app.pages;

import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.startsWith;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The HTML of the page "What's on", without scripts. */
class WhatsOnIT extends BlackBoxTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)></script><!--";
    private static final Pattern JSON_LD = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>");

    private final String location = EventBody.unique("Hall").replace(' ', '-');

    @Test
    void listsPublicEventsWithoutTheirPrivateFields() {
        EventBody event =
                EventBody.at(location).with("internalNotes", "Secret notes").with("createdBy", "ada@example.org");
        create(event.with("status", "PUBLISHED").with("title", "Shown"));
        create(event.with("title", "A draft"));
        assertThat(page("")).contains("Shown", "1 event<").doesNotContain("draft", "Secret", "ada@", "class=\"badge\"");
    }

    @Test
    void showsThePhaseOfAnEvent() {
        String cancelled = create(EventBody.at(location).with("status", "PUBLISHED"));
        patch(cancelled, Map.of("status", "CANCELLED"));
        create(EventBody.at(location)
                .with("status", "PUBLISHED")
                .between(EventBody.inDays(40) + "T10:00:00Z", EventBody.inDays(42) + "T10:00:00Z"));
        assertThat(page("")).contains("card cancelled", "card upcoming");
        clock.advance(Duration.ofDays(41));
        assertThat(page("")).contains("card running").doesNotContain("card cancelled");
        clock.advance(Duration.ofDays(10));
        assertThat(page("")).doesNotContain("<article");
        assertThat(page("&past=on")).contains("card cancelled", "card past");
    }

    @Test
    void showsMarkupAsText() {
        create(EventBody.at(location + MARKUP).with("status", "PUBLISHED").with("title", MARKUP));
        assertThat(page(""))
                .contains("&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;")
                .doesNotContain("<img", "<!--");
        assertThat(jsonLd(page("")).get("name").stringValue()).isEqualTo(MARKUP);
    }

    @Test
    void containsJsonLdOfEachEvent() {
        String id = create(EventBody.at(location).with("status", "PUBLISHED"));
        assertThat(jsonLd(page("")).get("eventStatus").stringValue()).endsWith("/EventScheduled");
        patch(id, Map.of("status", "CANCELLED"));
        JsonNode data = jsonLd(page(""));
        assertThat(data.get("@type").stringValue()).isEqualTo("Event");
        assertThat(data.get("identifier").stringValue()).isEqualTo(id);
        assertThat(data.at("/location/name").stringValue()).isEqualTo(location);
        assertThat(data.get("eventStatus").stringValue()).endsWith("/EventCancelled");
    }

    @Test
    void describesAnOnlineEventAsAVirtualLocation() {
        String address = "https://" + location + ".example.org/room";
        create(EventBody.at(address).with("status", "PUBLISHED"));
        JsonNode data =
                jsonLd(anonymous().queryParam("locations", address).get("/").asString());
        assertThat(data.get("eventAttendanceMode").stringValue()).endsWith("/OnlineEventAttendanceMode");
        assertThat(data.at("/location/@type").stringValue()).isEqualTo("VirtualLocation");
        assertThat(data.at("/location/url").stringValue()).isEqualTo(address);
    }

    @Test
    void keepsTheFiltersInItsLinks() {
        Stream.of("1", "2", "3")
                .forEach(n -> create(
                        EventBody.at(location).with("status", "PUBLISHED").with("title", n)));
        assertThat(page("&limit=1&dateTo=2099-01-01"))
                .contains("Page 1 of 3")
                .containsPattern("href=\"/\\?dateTo&#x3D;2099-01-01&amp;location&#x3D;\\S+&amp;page&#x3D;2\"")
                .containsPattern("href=\"/public/events.ics\\?dateTo&#x3D;2099-01-01&amp;location&#x3D;[^\"&]+");
        assertThat(page("&limit=1")).contains("<input type=\"hidden\" name=\"limit\" value=\"1\">");
        assertThat(page("&limit=1&page=9")).contains("This page does not exist.", "3 events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dateFrom=tomorrow", "dateFrom=2099-02-02&dateTo=2099-02-01", "tz=Moon", "page=0"})
    void showsWhyARequestIsInvalid(String query) {
        anonymous()
                .get(uri("/?" + query))
                .then()
                .statusCode(200)
                .header("Content-Type", equalToIgnoringCase("text/html;charset=UTF-8"))
                .body(containsString(" must "));
    }

    @Test
    void saysWhatItShows() {
        assertThat(anonymous().get("/").asString())
                .contains("<title>What’s on</title>", "content=\"Current and upcoming events with their dates")
                .contains("<link rel=\"canonical\" href=\"/\">");
        Response filtered = anonymous()
                .queryParam("location", "Berlin, Germany")
                .queryParam("q", "jazz")
                .queryParam("past", "on")
                .queryParam("dev", "")
                .get("/");
        assertThat(filtered.asString().replace("&#x3D;", "="))
                .contains("<title>Past events – “jazz”, Berlin, Germany</title>")
                .contains("<link rel=\"canonical\" href=\"/?q=jazz&amp;location=Berlin%2C%20Germany&amp;past=on\">");
    }

    @Test
    void namesTheFieldsOfAViolationAsThePageDoes() {
        assertThat(anonymous()
                        .get(uri("/?dateFrom=2099-02-02&dateTo=2099-02-01"))
                        .asString())
                .contains("From must not be after To<");
        assertThat(anonymous().get(uri("/?q=" + "x".repeat(201))).asString())
                .contains("Search must have at most 200 characters and 10 words<");
        assertThat(anonymous().get(uri("/?page=0")).asString()).contains("Page must be a whole number");
    }

    @Test
    void aLocationWithACommaIsOneFilter() {
        String city = EventBody.unique("Berlin").replace(' ', '-');
        create(EventBody.at(city + ", Germany").with("status", "PUBLISHED").with("title", "In Germany"));
        create(EventBody.at("Munich, Germany " + city)
                .with("status", "PUBLISHED")
                .with("title", "Elsewhere"));
        Response one = anonymous().queryParam("location", city + ", Germany").get("/");
        assertThat(one.asString()).contains("In Germany", "1 event<").doesNotContain("Elsewhere");
        String calendar = anonymous()
                .queryParam("location", city + ", Germany")
                .get("/public/events.ics")
                .asString();
        assertThat(calendar).contains("SUMMARY:In Germany").doesNotContain("Elsewhere");
        assertThat(anonymous()
                        .queryParam("locations", "Munich, " + city)
                        .get("/")
                        .asString())
                .contains("In Germany", "Elsewhere", "<bdi class=\"chip\">Munich</bdi>");
        assertThat(anonymous()
                        .queryParam("location", city)
                        .queryParam("locations", city)
                        .get("/public/events")
                        .path("pagination.total")
                        .toString())
                .isEqualTo("2");
    }

    @Test
    void aCardLinksToItsPageAndItsLocation() {
        String id = create(EventBody.at(location + ", Germany").with("status", "PUBLISHED"));
        assertThat(page(""))
                .contains("<a href=\"/e/" + id + "\">")
                .contains("<a href=\"/?location&#x3D;" + location + "%2C%20Germany\"><bdi>");
    }

    @Test
    void theListOfPastEventsBeginsWithTheLatest() {
        for (int day : new int[] {40, 42, 41, 60}) {
            create(EventBody.at(location)
                    .with("status", "PUBLISHED")
                    .with("title", "Day " + day)
                    .between(EventBody.inDays(day) + "T10:00:00Z", EventBody.inDays(day) + "T12:00:00Z"));
        }
        clock.advance(Duration.ofDays(50));
        String past = page("&past=on");
        assertThat(past)
                .contains("3 past or running events<", "aria-current=\"page\">Past<")
                .doesNotContain("Day 60");
        assertThat(past.indexOf("Day 42")).isLessThan(past.indexOf("Day 41"));
        assertThat(past.indexOf("Day 41")).isLessThan(past.indexOf("Day 40"));
        assertThat(page(""))
                .contains("Day 60", "aria-current=\"page\">Upcoming<")
                .doesNotContain("Day 4");
        assertThat(page("&past=on&dateFrom=" + EventBody.inDays(55))).contains("No events found.");
        assertThat(page("&past=on&sort=startAt").indexOf("Day 40"))
                .isLessThan(page("&past=on&sort=startAt").indexOf("Day 41"));
    }

    @Test
    void suggestsListsWithEventsInPlaceOfNone() {
        String city = "Zürich" + location;
        create(EventBody.at(city + ", Switzerland").with("status", "PUBLISHED").with("title", location));
        String misspelt = anonymous()
                .queryParam("location", "Zurich" + location + "x")
                .get("/")
                .asString();
        assertThat(misspelt)
                .contains("No events found.", ", Switzerland</bdi></a> <span class=\"hint\">1 event</span>")
                .contains("<bdi>Any location</bdi>");
        String filtered = page("&q=" + location + "&dateFrom=2098-01-01&dateTo=2098-01-02");
        assertThat(filtered).contains("<bdi>Any date</bdi></a> <span class=\"hint\">1 event</span>");
        assertThat(page("&q=nothing-of-this")).contains("<bdi>Without “nothing-of-this”</bdi></a>");
        assertThat(page("&past=on")).contains("<bdi>Upcoming events</bdi></a>");
    }

    @Test
    void suggestsNoSimilarLocationsForManyLocations() {
        String city = "Qu" + location;
        create(EventBody.at(city + ", Germany").with("status", "PUBLISHED"));
        String suggestion = "<bdi>" + city + ", Germany</bdi></a> <span class=\"hint\">";
        String misspelt = city + "x";
        assertThat(anonymous().queryParam("locations", misspelt).get("/").asString())
                .contains(suggestion);
        String others = IntStream.range(0, 100).mapToObj(n -> city + "y" + n).collect(Collectors.joining(","));
        assertThat(anonymous()
                        .queryParam("locations", misspelt + "," + others)
                        .get("/")
                        .asString())
                .contains("No events found.", "<bdi>Any location</bdi>")
                .doesNotContain(suggestion);
    }

    @Test
    void isRevalidatedByEntityTag() {
        String tag = anonymous().queryParam("locations", location).get("/").header("ETag");
        anonymous()
                .queryParam("locations", location)
                .header("If-None-Match", tag)
                .get("/")
                .then()
                .statusCode(304)
                .header("ETag", tag);
        create(EventBody.at(location).with("status", "PUBLISHED"));
        anonymous()
                .queryParam("locations", location)
                .header("If-None-Match", tag)
                .get("/")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", startsWith("default-src 'none'"));
        anonymous().head("/").then().statusCode(200);
        anonymous().post("/").then().spec(methodNotAllowed());
        anonymous().get("/favicon.ico").then().statusCode(302).header("Location", containsString("/icon.svg"));
    }

    private String page(String query) {
        return anonymous().get(uri("/?locations=" + location + query)).asString();
    }

    private static JsonNode jsonLd(String page) {
        return Json.read(
                JSON_LD.matcher(page).results().findFirst().orElseThrow().group(1));
    }
}
