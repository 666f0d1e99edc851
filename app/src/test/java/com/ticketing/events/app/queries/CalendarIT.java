package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** iCalendar feed at {@code GET /public/events.ics}. */
class CalendarIT extends BlackBoxTest {

    private static final String PATH = "/public/events.ics";
    private static final String PATH_OF_ONE = "/public/events/{id}.ics";

    private final String location = EventBody.unique("Hall");

    @Test
    void returnsPublicFieldsAsICalendar() throws Exception {
        String title = "Jazz; Blues, \\n & Soul – " + "東京".repeat(40);
        EventBody event = EventBody.at(location).with("status", "PUBLISHED").with("title", title);
        String id = create(event.with("internalNotes", "Secret").with("createdBy", "Ada"));
        Response response = calendar();
        response.then().statusCode(200).header("Content-Type", equalTo("text/calendar;charset=utf-8"));
        assertThat(response.asString()).doesNotContain("Secret", "Ada");
        Component component = singleEvent(response);
        assertThat(propertyValue(component, "UID")).isEqualTo(id);
        assertThat(propertyValue(component, "SUMMARY")).isEqualTo(title);
        assertThat(propertyValue(component, "LOCATION")).isEqualTo(location);
        assertThat(propertyValue(component, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(propertyValue(component, "DTSTART"))
                .isEqualTo(basicFormat(event.startAt().toString()));
        assertThat(propertyValue(component, "DTEND"))
                .isEqualTo(basicFormat(String.valueOf(event.fields().get("endAt"))));
    }

    @Test
    void foldsLinesAt75Bytes() {
        create(EventBody.at(location).with("status", "PUBLISHED").with("title", "ß東𝄞".repeat(60)));
        String[] lines = calendar().then().extract().body().asString().split("\r\n", -1);
        assertThat(lines).hasSizeGreaterThan(15).allSatisfy(line -> {
            assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\uFFFD");
        });
    }

    @Test
    void returnsACancelledEventWithAHigherSequence() throws Exception {
        String id = create(EventBody.at(location).with("status", "PUBLISHED"));
        assertThat(propertyValue(singleEvent(calendar()), "SEQUENCE")).isEqualTo("0");
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        Component cancelled = singleEvent(calendar());
        assertThat(propertyValue(cancelled, "STATUS")).isEqualTo("CANCELLED");
        assertThat(propertyValue(cancelled, "SEQUENCE")).isEqualTo("1");
    }

    @Test
    void excludesDrafts() throws Exception {
        create(EventBody.at(location));
        assertThat(events(calendar())).isEmpty();
    }

    @Test
    void returnsAllMatchesWithoutPaging() throws Exception {
        for (int i = 0; i < 25; i++) {
            create(EventBody.at(location).with("status", "PUBLISHED"));
        }
        assertThat(events(calendar())).hasSize(25);
        assertThat(events(anonymous()
                        .queryParam("locations", location)
                        .queryParam("dateTo", EventBody.inDays(29).toString())
                        .get(PATH)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dateFrom=tomorrow", "tz=Moon", "page=0", "dateFrom=2099-02-02&dateTo=2099-02-01"})
    void refusesTheSameParametersAsTheList(String query) {
        Response list = anonymous().get(uri("/public/events?" + query));
        Response calendar = anonymous().get(uri(PATH + "?" + query));
        assertThat(calendar.statusCode()).isEqualTo(400).isEqualTo(list.statusCode());
        assertThat(calendar.asString()).isEqualTo(list.asString());
    }

    @Test
    void returnsNoMoreEventsThanTheLimit() throws Exception {
        for (int day = 40; day < 44; day++) {
            create(publishedOn(day));
        }
        List<? extends Component> first = events(anonymous()
                .queryParam("locations", location)
                .queryParam("limit", 3)
                .get(PATH));
        assertThat(first)
                .extracting(event -> propertyValue(event, "DTSTART").substring(0, 8))
                .containsExactly(basicDay(40), basicDay(41), basicDay(42));
        assertThat(events(anonymous()
                        .queryParam("locations", location)
                        .queryParam("limit", 5000)
                        .get(PATH)))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5001", "-1", "many"})
    void refusesALimitOutsideOf1To5000(String limit) {
        anonymous().queryParam("limit", limit).get(PATH).then().spec(invalid("limit"));
    }

    @Test
    void beginsThirtyDaysAgoWithoutDateFrom() throws Exception {
        EventBody event = publishedOn(1);
        create(event);
        clock.advance(Duration.ofDays(29));
        assertThat(events(calendar())).hasSize(1);
        clock.advance(Duration.ofDays(4));
        assertThat(events(calendar())).isEmpty();
        assertThat(events(anonymous()
                        .queryParam("locations", location)
                        .queryParam("dateFrom", EventBody.inDays(0).toString())
                        .get(PATH)))
                .hasSize(1);
        assertThat(events(anonymous()
                        .queryParam("locations", location)
                        .queryParam("dateTo", EventBody.inDays(2).toString())
                        .get(PATH)))
                .hasSize(1);
    }

    @Test
    void returnsOneEventAsACalendar() throws Exception {
        EventBody event = EventBody.at(location).with("status", "PUBLISHED");
        String id = create(event);
        create(event);
        Response response = anonymous().get(PATH_OF_ONE, id);
        response.then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/calendar;charset=utf-8"))
                .header("Cache-Control", equalTo("public, max-age=0, must-revalidate"))
                .header("Access-Control-Allow-Origin", equalTo("*"));
        assertThat(propertyValue(singleEvent(response), "UID")).isEqualTo(id);
        anonymous()
                .header("If-None-Match", response.header("ETag"))
                .get(PATH_OF_ONE, id)
                .then()
                .statusCode(304);
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        Response cancelled =
                anonymous().header("If-None-Match", response.header("ETag")).get(PATH_OF_ONE, id);
        assertThat(propertyValue(singleEvent(cancelled), "STATUS")).isEqualTo("CANCELLED");
        anonymous().head(PATH_OF_ONE, id).then().statusCode(200).header("ETag", equalTo(cancelled.header("ETag")));
        anonymous().post(PATH_OF_ONE, id).then().spec(methodNotAllowed());
    }

    @Test
    void doesNotDistinguishADraftFromAnUnknownEvent() {
        String unknown = anonymous().get(PATH_OF_ONE, UNKNOWN_ID).asString();
        for (String id : List.of(create(EventBody.at(location)), "nonsense", UNKNOWN_ID + "0")) {
            Response response = anonymous().get(PATH_OF_ONE, id);
            response.then().spec(refused(404, "NOT_FOUND"));
            assertThat(response.asString()).isEqualTo(unknown);
        }
    }

    @Test
    void respondsToHeadWithTheHeadersOfGet() {
        create(EventBody.at(location).with("status", "PUBLISHED"));
        String target = PATH + "?locations=" + location.replace(" ", "+");
        RawHttp.Response get = raw("GET", target);
        RawHttp.Response head = raw("HEAD", target);
        assertThat(head.status()).isEqualTo(get.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(representationHeaders(head)).isEqualTo(representationHeaders(get));
        assertThat(get.header("Content-Length")).isEmpty();
    }

    @Test
    void returns304UntilTheCalendarChanges() {
        String id = create(EventBody.at(location).with("status", "PUBLISHED"));
        String etag = calendar().header("ETag");
        anonymous()
                .queryParam("locations", location)
                .header("If-None-Match", etag)
                .get(PATH)
                .then()
                .statusCode(304)
                .header("ETag", etag);
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        assertThat(calendar().header("ETag")).isNotEqualTo(etag);
    }

    @Test
    void allowsHeadAndOtherOriginsButNoOtherMethod() {
        anonymous()
                .header("Origin", "https://anywhere.example")
                .head(PATH)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Type", "text/calendar;charset=utf-8");
        anonymous().post(PATH).then().spec(methodNotAllowed());
        anonymous().accept("application/json").get(PATH).then().statusCode(406);
    }

    private Response calendar() {
        return anonymous().queryParam("locations", location).get(PATH);
    }

    private EventBody publishedOn(int day) {
        return EventBody.at(location)
                .with("status", "PUBLISHED")
                .with("startAt", EventBody.inDays(day) + "T23:00:00Z")
                .with("endAt", EventBody.inDays(day) + "T23:30:00Z");
    }

    private static String basicDay(int day) {
        return basicFormat(EventBody.inDays(day).toString());
    }

    private RawHttp.Response raw(String method, String target) {
        return RawHttp.send(port, method + " " + target + " HTTP/1.1", "Host: localhost");
    }

    private static List<String> representationHeaders(RawHttp.Response response) {
        return response.headers().stream()
                .filter(header -> !header.startsWith("Date:") && !header.startsWith("X-Request-Id:"))
                .sorted()
                .toList();
    }

    private static Component singleEvent(Response response) throws IOException, ParserException {
        List<? extends Component> events = events(response);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static List<? extends Component> events(Response response) throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(response.asByteArray()));
        List<? extends Component> events = calendar.getComponents("VEVENT");
        assertThat(events.isEmpty() || !calendar.validate().hasErrors()).isTrue();
        return events;
    }

    private static String propertyValue(Component component, String property) {
        return component.getRequiredProperty(property).getValue();
    }

    private static String basicFormat(String instant) {
        return instant.replace("-", "").replace(":", "");
    }
}
