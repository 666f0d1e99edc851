package com.ticketing.events.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventFieldReaderTest {

    private static final String DIRECTION = "Must not contain control characters that change the direction of text";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> KNOWN =
            Set.of("title", "startAt", "endAt", "location", "status", "internalNotes", "createdBy");

    private final ObjectNode body = (ObjectNode) JSON.readTree("""
            {"title": "Jazz", "location": "Berlin", "startAt": "2030-05-01T12:00:00Z", "endAt": "2030-05-01T14:00:00Z"}
            """);

    @Test
    void readsDetails() {
        body.put("title", "\u00A0\u2003 Jazz\tNight \n\u3000".replace("\t", " "));

        assertThat(fields().readDetails())
                .isEqualTo(new EventDetails(
                        "Jazz Night",
                        Instant.parse("2030-05-01T12:00:00Z"),
                        Instant.parse("2030-05-01T14:00:00Z"),
                        "Berlin"));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x180F, 0x200B, 0x200D, 0x200F, 0x2060,
                0x2064, 0x2065, 0x206F, 0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0, 0xFFFB, 0x16FE4,
                0x1BCA0, 0x1D159, 0x1D173, 0xE0001, 0xE0020, 0xE0100, 0xE0FFF
            })
    void aTextOfInvisibleCharactersIsBlank(int codePoint) {
        String invisible = Character.toString(codePoint);
        for (String text : List.of(invisible, invisible + " " + invisible, "\u00A0" + invisible + "\u200B")) {
            body.put("title", text).put("location", text);
            assertThat(violationsOfDetails())
                    .containsExactly(
                            new Violation("title", "Must not be blank"),
                            new Violation("location", "Must not be blank"));
        }
        body.put("title", "Jazz" + invisible).put("location", invisible + "Berlin");
        assertThat(fields().readDetails())
                .extracting(EventDetails::title, EventDetails::location)
                .containsExactly("Jazz" + invisible, invisible + "Berlin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "0", "é", "e\u0301", "東京", "\u2764\uFE0F", "\uD83D\uDC68\u200D\uD83C\uDFA4", "\u2801"})
    void aTextWithOneVisibleCharacterIsNotBlank(String text) {
        body.put("title", text);
        assertThat(fields().readDetails())
                .isNotNull()
                .extracting(EventDetails::title)
                .isEqualTo(text);
    }

    @Test
    void countsCodePoints() {
        body.put("title", "🎷".repeat(200));
        assertThat(fields().readDetails()).isNotNull();

        body.put("title", "🎷".repeat(201));
        assertThat(violationsOfDetails()).containsExactly(new Violation("title", "Must be at most 200 characters"));
    }

    @Test
    void reportsAllViolationsTogether() {
        body.put("title", 5)
                .put("startAt", "2030-05-01")
                .put("location", " ")
                .put("colour", "red")
                .putNull("endAt");

        assertThat(violationsOfDetails())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("title", "startAt", "location", "colour", "endAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u2029b", "a\u001Fb", "a\uD800b", "a\uDC00"})
    void refusesControlCharactersAndLoneSurrogates(String title) {
        body.put("title", title);

        assertThat(violationsOfDetails()).extracting(Violation::field).containsExactly("title");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069})
    void refusesControlsOfTheDirectionOfText(int control) {
        String text = "a" + Character.toString(control) + "b";
        body.put("title", text).put("location", text);

        assertThat(violationsOfDetails()).extracting(Violation::message).containsExactly(DIRECTION, DIRECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u05D0\u200F!", "\u0627\u061C1", "a\u200Eb", "a\u200Db"})
    void acceptsMarksOfTheDirectionAndJoiners(String title) {
        body.put("title", title);
        EventFieldReader fields = fields();
        fields.readDetails();

        assertThatCode(fields::throwIfInvalid).doesNotThrowAnyException();
    }

    @Test
    void refusesAnEndThatIsNotAfterTheStart() {
        body.put("endAt", "2030-05-01T14:00:00+02:00");

        assertThat(violationsOfDetails()).containsExactly(new Violation("endAt", "Must be after startAt"));
    }

    @Test
    void reportsAStartThatIsNotAfterNow() {
        EventFieldReader fields = fields();
        fields.readDetails();

        fields.validateStartAfter(Instant.parse("2030-05-01T12:00:00Z"));

        assertThat(violationsOf(fields)).containsExactly(new Violation("startAt", "Must be in the future"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"published", "", "DONE"})
    void refusesAnUnknownStatusAndListsTheThree(String status) {
        body.put("status", status);
        EventFieldReader fields = fields();

        assertThat(fields.readStatus()).isNull();
        assertThat(violationsOf(fields))
                .containsExactly(new Violation("status", "Must be one of DRAFT, PUBLISHED, CANCELLED"));
    }

    @Test
    void treatsNullAsAbsentAfterRemovingNulls() {
        body.putNull("status").putNull("internalNotes").putNull("createdBy");
        EventFieldReader fields = fields().removeNulls();

        assertThat(fields.readStatus()).isNull();
        assertThat(fields.readInternalNotes()).isNull();
        assertThat(fields.readCreatedBy()).isNull();
        assertThat(fields.hasViolations()).isFalse();
    }

    @Test
    void limitsTheLengthOfPrivateTexts() {
        body.put("internalNotes", "n".repeat(10_001)).put("createdBy", "c".repeat(255));
        EventFieldReader fields = fields();
        fields.readInternalNotes();
        fields.readCreatedBy();

        assertThat(violationsOf(fields)).extracting(Violation::field).containsExactly("internalNotes", "createdBy");
    }

    @Test
    void readsPrivateTextsUnchanged() {
        body.put("internalNotes", " \n two lines \n").put("createdBy", "").put("status", "CANCELLED");
        EventFieldReader fields = fields();

        assertThat(fields.readInternalNotes()).isEqualTo(" \n two lines \n");
        assertThat(fields.readCreatedBy()).isEmpty();
        assertThat(fields.readStatus()).isEqualTo(EventStatus.CANCELLED);
    }

    private EventFieldReader fields() {
        return new EventFieldReader(body, KNOWN, ZoneOffset.UTC);
    }

    private List<Violation> violationsOfDetails() {
        EventFieldReader fields = fields();
        fields.readDetails();
        return violationsOf(fields);
    }

    private static List<Violation> violationsOf(EventFieldReader fields) {
        InvalidRequest refusal = catchThrowableOfType(InvalidRequest.class, fields::throwIfInvalid);
        return refusal.details();
    }
}
