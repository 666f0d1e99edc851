package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RunningService;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarIT extends RunningService {

    private static final String PATH = "/public/events.ics";

    private final String place = EventBody.unique("Hall");

    @Test
    void tellsCalendarsWhatIsPublic() throws Exception {
        String title = "Jazz; Blues, \\n & Soul – " + "東京".repeat(40);
        EventBody event = EventBody.at(place).with("status", "PUBLISHED").with("title", title);
        String id = create(event.with("internalNotes", "Secret").with("createdBy", "Ada"));
        Response answer = calendar();
        answer.then().statusCode(200).header("Content-Type", equalTo("text/calendar;charset=utf-8"));
        assertThat(answer.asString()).doesNotContain("Secret", "Ada");
        Component found = only(answer);
        assertThat(value(found, "UID")).isEqualTo(id);
        assertThat(value(found, "SUMMARY")).isEqualTo(title);
        assertThat(value(found, "LOCATION")).isEqualTo(place);
        assertThat(value(found, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(found, "DTSTART")).isEqualTo(basic(event.startAt().toString()));
        assertThat(value(found, "DTEND"))
                .isEqualTo(basic(String.valueOf(event.fields().get("endAt"))));
    }

    @Test
    void writesLinesOfAtMost75Bytes() {
        create(EventBody.at(place).with("status", "PUBLISHED").with("title", "ß東𝄞".repeat(60)));
        String[] lines = calendar().then().extract().body().asString().split("\r\n", -1);
        assertThat(lines).hasSizeGreaterThan(15).allSatisfy(line -> {
            assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\uFFFD");
        });
    }

    @Test
    void keepsACancelledEventWithAHigherSequence() throws Exception {
        String id = create(EventBody.at(place).with("status", "PUBLISHED"));
        assertThat(value(only(calendar()), "SEQUENCE")).isEqualTo("0");
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        Component cancelled = only(calendar());
        assertThat(value(cancelled, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(cancelled, "SEQUENCE")).isEqualTo("1");
    }

    @Test
    void hasNoDrafts() throws Exception {
        create(EventBody.at(place));
        assertThat(events(calendar())).isEmpty();
    }

    @Test
    void hasAllPagesOfWhatTheFiltersFind() throws Exception {
        for (int i = 0; i < 25; i++) {
            create(EventBody.at(place).with("status", "PUBLISHED"));
        }
        assertThat(events(calendar())).hasSize(25);
        assertThat(events(anyone().queryParam("locations", place)
                        .queryParam("dateTo", EventBody.inDays(29).toString())
                        .get(PATH)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dateFrom=tomorrow", "tz=Moon", "page=0", "dateFrom=2099-02-02&dateTo=2099-02-01"})
    void refusesWhatTheListRefuses(String query) {
        Response list = anyone().get(uri("/public/events?" + query));
        Response calendar = anyone().get(uri(PATH + "?" + query));
        assertThat(calendar.statusCode()).isEqualTo(400).isEqualTo(list.statusCode());
        assertThat(calendar.asString()).isEqualTo(list.asString());
    }

    @Test
    void isNotSentAgainUntilItChanges() {
        String id = create(EventBody.at(place).with("status", "PUBLISHED"));
        String tag = calendar().header("ETag");
        anyone().queryParam("locations", place)
                .header("If-None-Match", tag)
                .get(PATH)
                .then()
                .statusCode(304)
                .header("ETag", tag);
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        assertThat(calendar().header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void answersHeadAndOtherOriginsAndNoOtherMethod() {
        anyone().header("Origin", "https://anywhere.example")
                .head(PATH)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Type", "text/calendar;charset=utf-8");
        anyone().post(PATH).then().spec(methodNotAllowed());
        anyone().accept("application/json").get(PATH).then().statusCode(406);
    }

    private Response calendar() {
        return anyone().queryParam("locations", place).get(PATH);
    }

    private static Component only(Response answer) throws IOException, ParserException {
        List<? extends Component> events = events(answer);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static List<? extends Component> events(Response answer) throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(answer.asByteArray()));
        List<? extends Component> events = calendar.getComponents("VEVENT");
        assertThat(events.isEmpty() || !calendar.validate().hasErrors()).isTrue();
        return events;
    }

    private static String value(Component component, String property) {
        return component.getRequiredProperty(property).getValue();
    }

    private static String basic(String instant) {
        return instant.replace("-", "").replace(":", "");
    }
}
