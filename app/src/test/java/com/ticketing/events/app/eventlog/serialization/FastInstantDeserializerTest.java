package com.ticketing.events.app.eventlog.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.text.InstantText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class FastInstantDeserializerTest {

    private static final long YEAR_0000 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new SimpleModule().addDeserializer(Instant.class, new FastInstantDeserializer()))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-04T09:30:00Z",
                "2027-01-04T09:30:00.Z",
                "2027-01-04T09:30:00.1Z",
                "2027-01-04T09:30:00.123456Z",
                "2027-01-04T09:30:00.000000001Z",
                "2028-02-29T23:59:59.999999999Z",
                "2027-12-31T24:00:00Z",
                "2027-06-30T23:59:59Z",
                "1969-12-31T23:59:59.5Z",
                "0000-01-01T00:00:00Z",
                "+12345-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "2027-01-04T09:30:00+02:00",
                "2027-01-04t09:30:00z"
            })
    void parsesEveryTextThatInstantParses(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
        assertThat(InstantText.format(Instant.parse(text)))
                .isEqualTo(Instant.parse(text).toString());
        assertThat(json.readValue(json.writeValueAsString(text), Instant.class)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2027-01-04",
                "2027-01-04T09:30:00",
                "2027-01-04T09:30:00.1234567890Z",
                "2027-02-29T00:00:00Z",
                "2027-04-31T00:00:00Z",
                "2027-00-01T00:00:00Z",
                "2027-13-01T00:00:00Z",
                "2027-01-00T00:00:00Z",
                "2027-01-01T25:00:00Z",
                "2027-01-01T00:60:00Z",
                "2027-01-01T00:00:61Z",
                "2027-01-01 00:00:00Z",
                "2027-01-0\u0661T00:00:00Z"
            })
    void refusesEveryTextThatInstantRefuses(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeParseException.class);
        if (!text.isEmpty()) {
            String quoted = json.writeValueAsString(text);
            assertThatThrownBy(() -> json.readValue(quoted, Instant.class)).isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void parsesAndFormatsAsInstantDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Instant moment = Instant.ofEpochSecond(
                    random.nextLong(YEAR_0000, YEAR_9999 + 1), random.nextInt(4) * random.nextLong(250_000_000));
            assertThat(InstantText.parse(moment.toString())).isEqualTo(moment);
            assertThat(InstantText.parse(StoredInstant.format(moment))).isEqualTo(moment);
            assertThat(InstantText.format(moment)).isEqualTo(moment.toString());
        }
    }

    @Test
    void delegatesNullAndNumbersToJackson() {
        assertThat(json.readValue("null", Instant.class)).isNull();
        assertThat(json.readValue("12", Instant.class)).isEqualTo(Instant.ofEpochSecond(12));
    }
}
