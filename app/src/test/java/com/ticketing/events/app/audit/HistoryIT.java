package com.ticketing.events.app.audit;

import static com.ticketing.events.app.support.EventBody.unique;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** History of one Event: {@code GET /events/{id}/history}. */
class HistoryIT extends AuditBlackBoxTest {

    @Test
    void returnsActorRequestIdAndChangesOfEachDomainEvent() {
        EventBody event = EventBody.valid().with("createdBy", "ada@example.org");
        String requestIdPrefix = unique("r").replace(' ', '-');
        List<JsonNode> history = history(createEventWithHistory(event, requestIdPrefix));

        assertThat(types(history))
                .containsExactly(
                        "event-created",
                        "event-published",
                        "internal-notes-revised",
                        "event-details-revised",
                        "event-cancelled");
        assertThat(history).extracting(e -> e.get("version").longValue()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(positions(history)).isSorted().doesNotHaveDuplicates();
        assertThat(history)
                .extracting(e -> e.get("actor").stringValue())
                .containsExactly("admin", "second", "second", "admin", "second");
        assertThat(history)
                .extracting(e -> e.get("requestId").stringValue().substring(requestIdPrefix.length()))
                .containsExactly("-create", "-publish", "-publish", "-move", "-cancel");
        assertThat(history)
                .allSatisfy(entry -> assertThat(entry.propertyNames())
                        .containsExactly("position", "version", "type", "at", "actor", "requestId", "changes"));

        assertThat(history.get(1).get("changes"))
                .hasToString("{\"status\":" + change("\"DRAFT\"", "\"PUBLISHED\"") + "}");
        assertThat(history.get(2).get("changes"))
                .hasToString("{\"internalNotes\":" + change("null", "\"Ask Ada\"") + "}");
        assertThat(history.get(3).get("changes"))
                .hasToString("{\"location\":" + change(quoted(event.location()), "\"Elsewhere\"") + "}");
        assertThat(history.get(4).get("changes"))
                .hasToString("{\"status\":" + change("\"PUBLISHED\"", "\"CANCELLED\"") + "}");
    }

    @Test
    void listsEveryFieldOfACreationFromNull() {
        EventBody event = EventBody.withStatus("PUBLISHED").with("createdBy", "ada@example.org");
        String id = create(event);
        JsonNode changes = history(id).getFirst().get("changes");

        assertThat(changes.propertyNames()).containsExactlyElementsOf(FIELDS);
        assertThat(changes.propertyStream()).allSatisfy(field -> {
            assertThat(field.getValue().get("from").isNull()).isTrue();
            Object current = event(id).get(field.getKey());
            assertThat(field.getValue().get("to")).hasToString(Json.write(current));
        });
        assertThat(changes.get("internalNotes")).hasToString(change("null", "null"));
    }

    @Test
    void listsOnlyChangedDetails() {
        EventBody event = EventBody.valid();
        String id = create(event);
        revise(id, event.detailsWith("endAt", EventBody.inDays(31) + "T01:30:00+02:00"))
                .statusCode(200);
        assertThat(changedFields(history(id).getLast())).containsExactly("endAt");
        assertThat(history(id).getLast().at("/changes/endAt/to").stringValue())
                .isEqualTo(EventBody.inDays(30) + "T23:30:00Z");
    }

    @Test
    void returnsTheVersionOfTheEntityTag() {
        String id = create(EventBody.valid());
        for (int i = 0; i < 3; i++) {
            String etag = patch(id, Map.of("internalNotes", "note " + i))
                    .statusCode(200)
                    .extract()
                    .header("ETag");
            JsonNode last = history(id).getLast();
            assertThat(etag).isEqualTo("\"" + last.get("version").longValue() + "\"");
            assertThat(last.get("at").stringValue()).isEqualTo(event(id).get("updatedAt"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 26", "5, 6", "25, 2", "26, 1", "1000, 1"})
    void pagesWithoutGapOrRepetition(int limit, int pages) {
        String id = create(EventBody.valid());
        for (int i = 0; i < 25; i++) {
            patch(id, Map.of("internalNotes", "note " + i)).statusCode(200);
        }
        List<JsonNode> read = new ArrayList<>();
        JsonNode page = body(admin().queryParam("limit", limit).get("/events/{id}/history", id));
        int count = 1;
        read.addAll(page.get("entries").valueStream().toList());
        while (!page.get("next").isNull()) {
            page = body(admin().queryParam("limit", limit)
                    .queryParam("after", page.get("next").longValue())
                    .get("/events/{id}/history", id));
            assertThat(page.get("entries")).isNotEmpty();
            read.addAll(page.get("entries").valueStream().toList());
            count++;
        }
        assertThat(count).isEqualTo(pages);
        assertThat(page.propertyNames()).containsExactly("eventId", "entries", "next");
        assertThat(page.get("eventId").stringValue()).isEqualTo(id);
        assertThat(read).isEqualTo(history(id));
        assertThat(read.getLast().get("changes"))
                .hasToString("{\"internalNotes\":" + change("\"note 23\"", "\"note 24\"") + "}");
    }

    @Test
    void returnsNoEntriesAfterTheLastVersion() {
        String id = create(EventBody.valid());
        for (String after : List.of("0", "7", "999999999999999999")) {
            JsonNode page = body(admin().queryParam("after", after).get("/events/{id}/history", id));
            assertThat(page.get("entries")).isEmpty();
            assertThat(page.get("next").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "limit=1.0", "after=-1", "after=%2B1", "after=%D9%A1"})
    void refusesInvalidNumbers(String query) {
        String id = create(EventBody.valid());
        admin().urlEncodingEnabled(false)
                .get("/events/" + id + "/history?" + query)
                .then()
                .spec(invalid(query.substring(0, query.indexOf('='))));
    }

    @Test
    void reportsAllInvalidParametersTogether() {
        admin().queryParam("limit", "0")
                .queryParam("after", "x")
                .get("/events/{id}/history", create(EventBody.valid()))
                .then()
                .spec(invalid("after", "limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN_ID, "not-a-uuid", "1-2-3-4-5"})
    void returns404ForAnUnknownOrMalformedId(String id) {
        admin().get("/events/{id}/history", id).then().spec(notFound());
        admin().queryParam("after", 3).get("/events/{id}/history", id).then().spec(notFound());
    }

    @Test
    void returns401WithoutAToken() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        anonymous().get("/events/{id}/history", id).then().spec(unauthorized());
    }
}
