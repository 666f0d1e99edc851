package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.EventBody.inDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Normalization and limits of the fields of {@code POST /events}. */
class CreateEventFieldsIT extends BlackBoxTest {

    @Test
    void treatsANullOptionalFieldAsAbsent() {
        post(EventBody.valid().with("status", null).with("internalNotes", null).with("createdBy", null))
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("internalNotes", nullValue())
                .body("createdBy", nullValue());
    }

    @Test
    void returnsAbsentOptionalFieldsAsNull() {
        String body = post(EventBody.valid()).statusCode(201).extract().asString();
        assertThat(Json.read(body).get("internalNotes").isNull()).isTrue();
        assertThat(Json.read(body).get("createdBy").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\t", "\r\n", "\u000B", "\u0085", "\u00A0", "\u2003", "\u2028", "\u2029", "\u202F", "\u3000"
            })
    void trimsUnicodeWhiteSpaceAtBothEnds(String space) {
        EventBody event = EventBody.valid();
        post(event.with("title", space + " " + event.title() + space)
                        .with("location", space + event.location() + space))
                .statusCode(201)
                .body("title", equalTo(event.title()))
                .body("location", equalTo(event.location()));
    }

    @Test
    void countsTitleLengthInCodePoints() {
        String title = "\uD83C\uDFB7".repeat(200);
        post(EventBody.valid().with("title", title)).statusCode(201).body("title", equalTo(title));
    }

    @Test
    void countsTitleLengthAfterTrimming() {
        String title = EventBody.unique("x".repeat(180));
        post(EventBody.valid().with("title", " ".repeat(100) + title + " ".repeat(100)))
                .statusCode(201)
                .body("title", equalTo(title));
    }

    @Test
    void countsLocationLengthInCodePoints() {
        String location = "\uD83C\uDFDF".repeat(500);
        post(EventBody.valid().with("location", location)).statusCode(201).body("location", equalTo(location));
    }

    @Test
    void countsNotesLengthInCodePoints() {
        String notes = "\uD83D\uDCDD".repeat(10_000);
        post(EventBody.valid().with("internalNotes", notes)).statusCode(201).body("internalNotes", equalTo(notes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an address", "Zoë <zoë@example.org>", "\uD83D\uDE80"})
    void acceptsAnyStringAsCreatedBy(String createdBy) {
        post(EventBody.valid().with("createdBy", createdBy)).statusCode(201).body("createdBy", equalTo(createdBy));
    }

    @Test
    void acceptsACreatedByOf254CodePoints() {
        String createdBy = "\uD83D\uDE80".repeat(254);
        post(EventBody.valid().with("createdBy", createdBy)).statusCode(201).body("createdBy", equalTo(createdBy));
    }

    @ParameterizedTest
    @CsvSource({
        "T19:00:00, T19:00:00Z",
        "T19:00:00Z, T19:00:00Z",
        "t19:00:00z, T19:00:00Z",
        "T19:00:00+00:00, T19:00:00Z",
        "T19:00:00+02:00, T17:00:00Z",
        "T19:00:00-03:30, T22:30:00Z",
        "T19:00:00.5Z, T19:00:00.500Z",
        "T19:00:00.123456Z, T19:00:00.123456Z",
        "T19:00:00.123456789Z, T19:00:00.123456789Z",
        "T19:00:00.123456789+02:00, T17:00:00.123456789Z",
        "T19:00:00.000Z, T19:00:00Z"
    })
    void returnsInstantsInUtcWithFullPrecision(String sent, String expected) {
        String day = inDays(40).toString();
        String id = create(EventBody.valid().between(day + sent, inDays(41) + "T23:00:00Z"));
        read(id).body("startAt", equalTo(day + expected));
    }

    @Test
    void comparesStartAndEndAsInstants() {
        post(EventBody.valid().between(inDays(9) + "T10:00:00+05:00", inDays(9) + "T06:00:00Z"))
                .statusCode(201);
    }

    @Test
    void returnsTextUnchanged() {
        String title =
                EventBody.unique("\"Ünï\\cödé\" / <b>%s</b> {} ${x} '--; \uD83D\uDC69\u200D\uD83D\uDC67 אבג e\u0301");
        post(EventBody.valid().with("title", title)).statusCode(201).body("title", equalTo(title));
    }
}
