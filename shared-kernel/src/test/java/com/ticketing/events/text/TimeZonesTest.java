package com.ticketing.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

    private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void hasEveryZoneOfThePlatform() {
        assertThat(TimeZone.getAvailableIDs())
                .allSatisfy(name -> assertThat(TimeZones.parse(name)).as(name).isPresent());
        assertThat(ZoneId.getAvailableZoneIds())
                .allSatisfy(name -> assertThat(TimeZones.parse(name)).contains(ZoneId.of(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "EST, -05:00",
        "MST, -07:00",
        "HST, -10:00",
        "ROC, +08:00",
        "GMT+0, Z",
        "GMT-0, Z",
        "GMT0, Z",
        "UTC, Z",
        "Etc/GMT+5, -05:00",
        "EST5EDT, -05:00",
        "US/Pacific, -08:00",
        "Asia/Calcutta, +05:30",
        "Europe/Kiev, +02:00",
        "Pacific/Kanton, +13:00",
        "America/Ciudad_Juarez, -07:00"
    })
    void hasTheOffsetOfTheName(String name, String offset) {
        assertThat(TimeZones.parse(name))
                .hasValueSatisfying(zone ->
                        assertThat(zone.getRules().getOffset(WINTER).getId()).isEqualTo(offset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Berlin", "europe/berlin", "Etc/Unknown", "Factory", "+02:00", "UTC+2", "Europe/", " UTC"})
    void hasNoOtherName(String name) {
        assertThat(TimeZones.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Berlin, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "New York, America/New_York",
        "Germany/Berlin, Europe/Berlin"
    })
    void knowsASimilarName(String name, String similar) {
        assertThat(TimeZones.similar(name)).contains(similar);
    }

    @Test
    void knowsNothingSimilarToAnotherWord() {
        assertThat(TimeZones.similar("Moon")).isEmpty();
    }
}
