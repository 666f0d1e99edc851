package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.invalidWithMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Field validation of {@code POST /events}. */
class RefusedCreationIT extends BlackBoxTest {

    @Autowired
    private EventStore eventStore;

    @ParameterizedTest
    @ValueSource(strings = {"title", "startAt", "endAt", "location"})
    void refusesAMissingOrNullRequiredField(String field) {
        post(EventBody.valid().without(field)).spec(invalid(field));
        post(EventBody.valid().with(field, null)).spec(invalid(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title         | ""
            title         | "   "
            title         | "\\u00a0\\u2003\\u3000\\n"
            title         | "\\u200b"
            title         | "\\u00ad \\ufeff"
            title         | "\\u3164\\ufe0f"
            title         | "\\u2800"
            title         | "a\\u0000b"
            title         | "a\\nb"
            title         | "a\\tb"
            title         | "a\\u007fb"
            title         | "a\\u0085b"
            title         | "a\\u2028b"
            title         | "a\\u2029b"
            title         | "a\\ud800b"
            title         | "a\\udc00b"
            title         | "\\udc00\\ud800"
            title         | 5
            title         | true
            title         | []
            title         | ["Jazz"]
            title         | {}
            location      | ""
            location      | "\\u3000"
            location      | "\\u2060"
            location      | "\\udb40\\udd00"
            location      | "a\\nb"
            location      | "a\\u2028b"
            location      | "a\\ud800b"
            location      | 12.5
            location      | false
            location      | {"city":"Berlin"}
            startAt       | ""
            startAt       | "tomorrow"
            startAt       | "2999-01-01"
            startAt       | "2999-02-30T10:00:00Z"
            startAt       | "2999-01-01T25:00:00Z"
            startAt       | "2999-01-01T10:00:00+99:00"
            startAt       | "2999-01-01T10:00:00Z[UTC]"
            startAt       | "+12999-01-01T10:00:00Z"
            startAt       | "10:00:00Z"
            startAt       | 32472144000
            startAt       | [2999,1,1]
            endAt         | "2999-01-01"
            endAt         | "later"
            endAt         | 32472144000
            endAt         | null
            status        | ""
            status        | "published"
            status        | "LIVE"
            status        | "DRAFT "
            status        | 1
            status        | true
            status        | ["DRAFT"]
            internalNotes | 5
            internalNotes | {}
            createdBy     | 5
            createdBy     | ["ana"]
            id            | "3f1c0f3e-7a55-4c1b-9f0e-0a1b2c3d4e5f"
            updatedAt     | "2999-01-01T10:00:00Z"
            isUpcoming    | true
            version       | 0
            Title         | "Jazz"
            nope          | null
            nope          | {"deep":[1,2,3]}
            """)
    void refusesAnInvalidValueAndReportsItsField(String field, String literal) {
        EventBody event = EventBody.valid();
        String location = event.location();
        post(event.jsonWith(field, literal)).spec(invalid(field));
        assertThat(countAt(location)).isZero();
    }

    /** Such a title was valid when it was stored. */
    @Test
    void aStoredTitleOfInvisibleCharactersIsReadAndChanged() {
        UUID id = UUID.randomUUID();
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        eventStore.publish(new GenericDomainEventMessage<>(
                "Event",
                id.toString(),
                0,
                new EventCreated(
                        id,
                        "\u200B",
                        startAt,
                        startAt.plusSeconds(60),
                        "\u2800",
                        EventStatus.DRAFT,
                        null,
                        null,
                        startAt)));
        await().untilAsserted(() -> read(id.toString()).statusCode(200).body("title", equalTo("\u200B")));
        patch(id.toString(), Map.of("status", "PUBLISHED")).statusCode(200).body("location", equalTo("\u2800"));
    }

    @ParameterizedTest
    @CsvSource({"title, 200", "location, 500", "internalNotes, 10000", "createdBy, 254"})
    void refusesOneCodePointTooMany(String field, int maxLength) {
        post(EventBody.valid().with(field, "x".repeat(maxLength + 1))).spec(invalid(field));
        post(EventBody.valid().with(field, "\uD83C\uDFB7".repeat(maxLength + 1)))
                .spec(invalid(field));
    }

    @Test
    void refusesAStartInThePastWithTheMessageOfTheBrief() {
        post(EventBody.valid().with("startAt", Instant.now().minusSeconds(1).toString()))
                .spec(invalid())
                .body("error.message", equalTo("Validation failed"))
                .body(
                        "error.details",
                        equalTo(List.of(Map.of("field", "startAt", "message", "Must be in the future"))));
    }

    @Test
    void refusesAPastLocalStartInTheZoneOfTheService() {
        post(EventBody.valid().with("startAt", inDays(-1) + "T23:59:59")).spec(invalid("startAt"));
    }

    @Test
    void refusesAnEndEqualToTheStart() {
        String start = inDays(3) + "T10:00:00Z";
        post(EventBody.valid().between(start, start)).spec(invalid("endAt"));
        post(EventBody.valid().between(start, inDays(3) + "T12:00:00+02:00")).spec(invalid("endAt"));
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        post(EventBody.valid().between(inDays(3) + "T10:00:00Z", inDays(3) + "T09:59:59.999999999Z"))
                .spec(invalid("endAt"));
    }

    @Test
    void listsTheThreeStatusesForAnUnknownStatus() {
        post(EventBody.withStatus("LIVE")).spec(invalidWithMessage("status", "DRAFT", "PUBLISHED", "CANCELLED"));
    }

    @Test
    void reportsAllViolationsTogether() {
        post("""
                        {"title": 5, "startAt": "%sT10:00:00Z", "endAt": "%sT09:00:00Z", "location": " ",
                         "status": "LIVE", "internalNotes": ["a"], "createdBy": "%s", "colour": "red", "id": 1}
                        """.formatted(inDays(-2), inDays(-2), "x".repeat(255)))
                .spec(invalid(
                        "title",
                        "startAt",
                        "endAt",
                        "location",
                        "status",
                        "internalNotes",
                        "createdBy",
                        "colour",
                        "id"));
    }

    @Test
    void reportsEveryRequiredFieldForAnEmptyObject() {
        post("{}").spec(invalid("title", "startAt", "endAt", "location"));
    }
}
