package com.ticketing.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2030-05-01T12:00:00Z, 2030-05-01T12:00:00Z",
        "2030-05-01t12:00:00z, 2030-05-01T12:00:00Z",
        "2030-05-01T12:00:00+02:00, 2030-05-01T10:00:00Z",
        "2030-05-01T00:30:00-23:59, 2030-05-02T00:29:00Z",
        "2030-05-01T12:00:00-00:00, 2030-05-01T12:00:00Z",
        "2030-05-01T12:00:00.123456789Z, 2030-05-01T12:00:00.123456789Z",
        "2030-05-01T12:00Z, 2030-05-01T12:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void parsesDateTimesWithAnOffset(String text, Instant instant) {
        assertThat(Rfc3339.parse(text, ZoneOffset.UTC)).contains(instant);
    }

    @Test
    void parsesADateTimeWithoutOffsetInTheGivenZone() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(Rfc3339.parse("2030-05-01T12:00:00", berlin)).contains(Instant.parse("2030-05-01T10:00:00Z"));
        assertThat(Rfc3339.parse("2030-05-01T12:00:00Z", berlin)).contains(Instant.parse("2030-05-01T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2030-05-01",
                "2030-05-01 12:00:00Z",
                "2030-02-30T12:00:00Z",
                "2030-05-01T24:00:00Z",
                "2030-05-01T12:00:00+24:00",
                "2030-05-01T12:00:00+0200",
                "2030-05-01T12:00:00[Europe/Berlin]",
                "2030-05-01T12:00:00.1234567891Z",
                "+12030-05-01T12:00:00Z",
                "9999-12-31T23:59:59-01:00",
                "٢٠٣٠-05-01T12:00:00Z",
                "1900000000"
            })
    void refusesEveryOtherForm(String text) {
        assertThat(Rfc3339.parse(text, ZoneOffset.UTC)).isEmpty();
    }
}
