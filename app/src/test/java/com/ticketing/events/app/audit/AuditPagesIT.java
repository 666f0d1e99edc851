package com.ticketing.events.app.audit;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.invalidWithMessage;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Audit log: {@code GET /audit/events} as JSON pages. */
class AuditPagesIT extends AuditBlackBoxTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void pagesThroughTheLogInOrder(int limit) {
        String id = createEventWithHistory(EventBody.valid(), "walk");
        long start = Math.max(0, positions(history(id)).getFirst() - 20);
        List<JsonNode> read = readAuditPages(start, limit);

        assertThat(positions(read))
                .containsExactlyElementsOf(LongStream.rangeClosed(start + 1, start + read.size())
                        .boxed()
                        .toList());
        List<JsonNode> entriesOfEvent = read.stream()
                .filter(entry -> entry.get("eventId").stringValue().equals(id))
                .toList();
        List<JsonNode> history = history(id);
        assertThat(entriesOfEvent).hasSameSizeAs(history);
        for (int i = 0; i < history.size(); i++) {
            JsonNode entry = entriesOfEvent.get(i);
            assertThat(history.get(i).propertyStream())
                    .allSatisfy(field -> assertThat(entry.get(field.getKey())).isEqualTo(field.getValue()));
            assertThat(entry.size()).isEqualTo(history.get(i).size() + 1);
        }
    }

    @Test
    void filtersByEvent() {
        String id = createEventWithHistory(EventBody.valid(), "by-event");
        assertThat(positions(entries(all().queryParam("eventId", id).get("/audit/events"))))
                .isEqualTo(positions(history(id)));
        assertThat(entries(all().queryParam("eventId", UNKNOWN_ID).get("/audit/events")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "event-created, 0",
        "event-published, 1",
        "internal-notes-revised, 2",
        "event-details-revised, 3",
        "event-cancelled, 4"
    })
    void filtersByType(String type, long version) {
        String id = createEventWithHistory(EventBody.valid(), "by-type");
        List<JsonNode> entries =
                entries(all().queryParam("eventId", id).queryParam("type", type).get("/audit/events"));
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.get("version").longValue()).isEqualTo(version);
            assertThat(entry.get("type").stringValue()).isEqualTo(type);
        });
        assertThat(types(entries(admin().queryParam("type", type).get("/audit/events"))))
                .isNotEmpty()
                .containsOnly(type);
    }

    @Test
    void filtersByActor() {
        String id = createEventWithHistory(EventBody.valid(), "by-actor");
        assertThat(types(entries(all().queryParam("eventId", id)
                        .queryParam("actor", "second")
                        .get("/audit/events"))))
                .containsExactly("event-published", "internal-notes-revised", "event-cancelled");
        assertThat(entries(all().queryParam("actor", "second").get("/audit/events")))
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(entry.get("actor").stringValue()).isEqualTo("second"));
        for (String unknownActor : List.of("secon", "Second", "%", "\"", "second\"", "nobody")) {
            assertThat(entries(all().queryParam("actor", unknownActor).get("/audit/events")))
                    .as(unknownActor)
                    .isEmpty();
        }
    }

    @Test
    void returnsNextOnEveryPage() {
        String id = create(EventBody.valid());
        long head = positions(history(id)).getLast();
        for (RequestSpecification request :
                List.of(admin(), admin().queryParam("actor", "nobody"), admin().queryParam("eventId", UNKNOWN_ID))) {
            JsonNode empty = body(request.queryParam("after", head).get("/audit/events"));
            assertThat(empty.propertyNames()).containsExactly("entries", "next");
            assertThat(empty.get("entries")).isEmpty();
            assertThat(empty.get("next").longValue()).isEqualTo(head);
        }
        patch(id, Map.of("internalNotes", "one more"));
        JsonNode more = body(admin().queryParam("after", head).get("/audit/events"));
        assertThat(more.get("entries")).hasSize(1);
        assertThat(more.get("next").longValue()).isEqualTo(head + 1);
        JsonNode beyond = body(admin().queryParam("after", head + 1000).get("/audit/events"));
        assertThat(beyond.get("next").longValue()).isEqualTo(head + 1000);
    }

    @Test
    void filtersByTime() {
        String id = create(EventBody.valid());
        patch(id, Map.of("internalNotes", "second")).statusCode(200);
        List<JsonNode> both = entries(all().queryParam("eventId", id).get("/audit/events"));
        String first = both.getFirst().get("at").stringValue();
        String second = both.getLast().get("at").stringValue();
        assertThat(entries(all().queryParam("eventId", id)
                        .queryParam("from", second)
                        .get("/audit/events")))
                .isEqualTo(both.subList(1, 2));
        assertThat(entries(
                        all().queryParam("eventId", id).queryParam("to", second).get("/audit/events")))
                .isEqualTo(both.subList(0, 1));
        assertThat(entries(
                        all().queryParam("from", first).queryParam("to", second).get("/audit/events")))
                .contains(both.getFirst())
                .doesNotContain(both.getLast());
        assertThat(entries(all().queryParam("from", "2199-01-01T00:00:00Z").get("/audit/events")))
                .isEmpty();
        admin().queryParam("from", second)
                .queryParam("to", first)
                .get("/audit/events")
                .then()
                .spec(invalid("from"));
        admin().queryParam("from", "2199-01-01").get("/audit/events").then().spec(invalid("from"));
        admin().queryParam("until", second).get("/audit/events").then().spec(invalid("until"));
    }

    @Test
    void reportsAllInvalidParametersTogether() {
        admin().queryParam("after", "-1")
                .queryParam("limit", "1001")
                .queryParam("type", "EventCreated")
                .queryParam("eventId", "1-2-3-4-5")
                .get("/audit/events")
                .then()
                .spec(invalid("after", "limit", "type", "eventId"));
    }

    @Test
    void listsTheTypesForAnUnknownType() {
        admin().queryParam("type", "event-deleted")
                .get("/audit/events")
                .then()
                .spec(invalidWithMessage(
                        "type",
                        "event-created",
                        "event-published",
                        "event-cancelled",
                        "internal-notes-revised",
                        "event-details-revised"));
    }

    @Test
    void producesJsonAndEventStreamsOnly() {
        admin().accept("text/csv").get("/audit/events").then().spec(refused(406, "NOT_ACCEPTABLE"));
        admin().accept("*/*").get("/audit/events").then().statusCode(200).contentType("application/json");
    }

    @Test
    void returns401WithoutAValidToken() {
        anonymous().get("/audit/events").then().spec(unauthorized());
        withToken("wrong")
                .accept("text/event-stream")
                .get("/audit/events")
                .then()
                .spec(unauthorized());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsTheActorAndFilterOfARead(CapturedOutput output) {
        withToken(SECOND_TOKEN)
                .queryParam("after", 7)
                .queryParam("actor", "one\ntwo")
                .get("/audit/events")
                .then()
                .statusCode(200);
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains(" audit ") && line.contains("second reads the audit log"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("INFO", "\"after\":7", "one\\ntwo"));
    }

    private RequestSpecification all() {
        return admin().queryParam("limit", 1000);
    }
}
