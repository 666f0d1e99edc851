package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.invalidWithMessage;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation of {@code PATCH /events/{id}} and the order of its checks. */
class RefusedPatchIT extends BlackBoxTest {

    @ParameterizedTest
    @CsvSource({"PUBLISHED, DRAFT", "CANCELLED, DRAFT", "CANCELLED, PUBLISHED"})
    void refusesEveryOtherTransitionAndReportsBothStatuses(String from, String to) {
        String id = create(EventBody.withStatus(from));
        patch(id, Map.of("status", to)).spec(invalidWithMessage("status", from, to));
        read(id).body("status", equalTo(from)).header("ETag", "\"0\"");
    }

    @Test
    void doesNotApplyValidNotesWhenTheStatusIsInvalid() {
        String id = create(EventBody.withStatus("PUBLISHED").with("internalNotes", "old"));
        patch(id, Map.of("status", "DRAFT", "internalNotes", "new")).spec(invalid("status"));
        read(id).body("internalNotes", equalTo("old")).header("ETag", "\"0\"");
    }

    @Test
    void doesNotApplyAValidStatusWhenTheNotesAreInvalid() {
        String id = create(EventBody.valid());
        patch(id, Map.of("status", "PUBLISHED", "internalNotes", 5)).spec(invalid("internalNotes"));
        read(id).body("status", equalTo("DRAFT")).header("ETag", "\"0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json-patch+json", "application/xml"})
    void returns415ForOtherMediaTypes(String mediaType) {
        String id = create(EventBody.valid());
        adminSending("{\"internalNotes\":\"new\"}")
                .contentType(mediaType)
                .patch("/events/{id}", id)
                .then()
                .spec(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
        read(id).body("internalNotes", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"status":null}                                  | status
            {"status":"published"}                           | status
            {"status":"LIVE"}                                | status
            {"status":1}                                     | status
            {"internalNotes":5}                              | internalNotes
            {"internalNotes":["a"]}                          | internalNotes
            {"title":"Other"}                                | title
            {"status":"PUBLISHED","startAt":null}            | startAt
            {"status":"PUBLISHED","location":"x","id":"y"}   | location,id
            {"createdBy":"ana","updatedAt":"now"}            | createdBy,updatedAt
            {"nope":1,"status":"LIVE","internalNotes":true}  | nope,status,internalNotes
            """)
    void refusesAnInvalidChangeAndReportsEachField(String body, String fields) {
        String id = create(EventBody.valid());
        adminSending(body).patch("/events/{id}", id).then().spec(invalid(fields.split(",", -1)));
        read(id).body("status", equalTo("DRAFT")).header("ETag", "\"0\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"status\":",
                "{\"status\":\"PUBLISHED\"} x",
                "{\"status\":\"DRAFT\",\"status\":\"PUBLISHED\"}"
            })
    void refusesABodyThatIsEmptyOrNotOneJsonObject(String body) {
        String id = create(EventBody.valid());
        adminSending(body).patch("/events/{id}", id).then().spec(invalid());
        read(id).body("status", equalTo("DRAFT"));
    }

    @Test
    void listsTheThreeStatusesForAnUnknownStatus() {
        patch(create(EventBody.valid()), Map.of("status", "LIVE"))
                .spec(invalidWithMessage("status", "DRAFT", "PUBLISHED", "CANCELLED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1",
                "1-1-1-1-1",
                "3f1c0f3e7a554c1b9f0e0a1b2c3d4e5f",
                UNKNOWN_ID + "0",
                "gf1c0f3e-7a55-4c1b-9f0e-0a1b2c3d4e5f"
            })
    void returns404ForAMalformedId(String id) {
        patch(id, Map.of("status", "PUBLISHED")).spec(notFound());
        read(id).spec(notFound());
        anonymous().get("/public/events/{id}", id).then().spec(notFound());
    }

    @Test
    void returns404ForAnUnknownEvent() {
        patch(UNKNOWN_ID, Map.of("status", "PUBLISHED")).spec(notFound());
        read(UNKNOWN_ID).spec(notFound());
    }

    @Test
    void checksIdThenMediaTypeThenSizeThenFieldsThenExistence() {
        String large = "x".repeat(256 * 1024 + 1);
        adminSending(large)
                .contentType("text/plain")
                .patch("/events/{id}", "not-an-id")
                .then()
                .spec(notFound());
        adminSending(large)
                .contentType("text/plain")
                .patch("/events/{id}", UNKNOWN_ID)
                .then()
                .statusCode(415);
        adminSending(large).patch("/events/{id}", UNKNOWN_ID).then().spec(refused(413, "PAYLOAD_TOO_LARGE"));
        adminSending("{").patch("/events/{id}", UNKNOWN_ID).then().spec(invalid());
        adminSending("{\"nope\":1}").patch("/events/{id}", UNKNOWN_ID).then().spec(invalid("nope"));
        adminSending("{\"status\":\"DRAFT\"}")
                .patch("/events/{id}", UNKNOWN_ID)
                .then()
                .spec(notFound());
    }
}
