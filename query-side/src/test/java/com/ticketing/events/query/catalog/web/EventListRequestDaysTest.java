package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.query.catalog.CatalogSamples.parameters;
import static com.ticketing.events.query.catalog.web.EventListRequestFixture.ofAdmin;
import static com.ticketing.events.query.catalog.web.EventListRequestFixture.violatedFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventListRequestDaysTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void usesTheDefaultZoneUnlessTheRequestNamesOne() {
        Map<String, String[]> days = new HashMap<>(parameters("dateFrom", "2030-07-01"));
        days.put("dateTo", new String[] {"2030-07-01"});
        CatalogQuery inDefaultZone = EventListRequest.ofAdmin(days, BERLIN).query();
        assertThat(inDefaultZone.from()).isEqualTo("2030-06-30T22:00:00Z");
        assertThat(inDefaultZone.until()).isEqualTo("2030-07-01T22:00:00Z");

        days.put("tz", new String[] {"Asia/Kathmandu"});
        CatalogQuery inNamedZone = EventListRequest.ofAdmin(days, BERLIN).query();
        assertThat(inNamedZone.from()).isEqualTo("2030-06-30T18:15:00Z");
        assertThat(inNamedZone.until()).isEqualTo("2030-07-01T18:15:00Z");
    }

    @Test
    void startsADayWithoutMidnightAtItsFirstInstant() {
        Map<String, String[]> days = new HashMap<>(parameters("dateFrom", "2018-11-04"));
        days.put("tz", new String[] {"America/Sao_Paulo"});
        assertThat(ofAdmin(days).query().from()).isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void acceptsTheFirstAndTheLastDateOfTheFormat() {
        assertThat(ofAdmin(parameters("dateTo", "9999-12-31")).query().until())
                .isEqualTo(Instant.parse("+10000-01-01T00:00:00Z"));
        assertThat(ofAdmin(parameters("dateFrom", "0000-01-01")).query().from())
                .isEqualTo(Instant.parse("0000-01-01T00:00:00Z"));
        assertThat(ofAdmin(parameters("dateFrom", "2028-02-29")).query().from()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2030-2-1",
                "20300201",
                "2030-02-30",
                "2029-02-29",
                "2030-13-01",
                "2030-00-10",
                "30-01-01",
                "today",
                "+2030-01-01",
                "-2030-01-01",
                "12030-01-01",
                "2030-01-01T00:00:00Z",
                " 2030-01-01",
                "2030-01-01 ",
                " ",
                "2030/01/01",
                "٢٠٣٠-٠١-٠١",
                "2030-01-01\n"
            })
    void refusesAnInvalidDate(String text) {
        assertThat(violatedFields(parameters("dateFrom", text))).containsExactly("dateFrom");
        assertThat(violatedFields(parameters("dateTo", text))).containsExactly("dateTo");
    }

    @Test
    void refusesARangeThatEndsBeforeItBegins() {
        Map<String, String[]> days =
                Map.of("dateFrom", new String[] {"2030-07-02"}, "dateTo", new String[] {"2030-07-01"});
        assertThat(violatedFields(days)).containsExactly("dateFrom");
    }

    @Test
    void parsesTheModeStarts() {
        assertThat(ofAdmin(parameters("dateMode", "starts")).query().dateMode()).isEqualTo(DateMode.STARTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlaps", "STARTS", "ends", "starts ", " "})
    void refusesAnyOtherMode(String text) {
        assertThat(violatedFields(parameters("dateMode", text))).containsExactly("dateMode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "UTC+1", "GMT+02:00", "Z", "europe/berlin", "Mars/Olympus", "CEST", " UTC"})
    void refusesAnUnknownTimeZone(String text) {
        assertThat(violatedFields(parameters("tz", text))).containsExactly("tz");
    }
}
