package com.ticketing.events.query.catalog.index;

import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.found;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventCreated;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchByDaysTest {

    @Test
    void findsAnEventThatRunsThroughTheWholeDay() {
        EventCreated festival = event(1, "2030-07-01T18:00:00Z", "2030-07-09T20:00:00Z");
        assertThat(found(Map.of("dateFrom", "2030-07-04", "dateTo", "2030-07-04"), festival))
                .hasSize(1);
        assertThat(found(Map.of("dateFrom", "2030-07-04"), festival)).hasSize(1);
        assertThat(found(Map.of("dateTo", "2030-07-04"), festival)).hasSize(1);
    }

    @Test
    void includesBothDaysOfTheRange() {
        EventCreated evening = event(1, "2030-07-04T18:00:00Z", "2030-07-04T20:00:00Z");
        assertThat(found(Map.of("dateFrom", "2030-07-04", "dateTo", "2030-07-05"), evening))
                .hasSize(1);
        assertThat(found(Map.of("dateFrom", "2030-07-03", "dateTo", "2030-07-04"), evening))
                .hasSize(1);
        assertThat(found(Map.of("dateFrom", "2030-07-05", "dateTo", "2030-07-05"), evening))
                .isEmpty();
        assertThat(found(Map.of("dateFrom", "2030-07-03", "dateTo", "2030-07-03"), evening))
                .isEmpty();
    }

    @Test
    void excludesADayThatBeginsWhenTheEventEnds() {
        EventCreated late = event(1, "2030-07-03T20:00:00Z", "2030-07-04T00:00:00Z");
        assertThat(found(Map.of("dateFrom", "2030-07-04"), late)).isEmpty();
        assertThat(found(Map.of("dateFrom", "2030-07-03"), late)).hasSize(1);
        EventCreated later = event(1, "2030-07-03T20:00:00Z", "2030-07-04T00:00:00.000000001Z");
        assertThat(found(Map.of("dateFrom", "2030-07-04"), later)).hasSize(1);
    }

    @Test
    void includesAnEventThatStartsAtMidnightInTheNewDay() {
        EventCreated early = event(1, "2030-07-04T00:00:00Z", "2030-07-04T02:00:00Z");
        assertThat(found(Map.of("dateTo", "2030-07-03"), early)).isEmpty();
        assertThat(found(Map.of("dateTo", "2030-07-04"), early)).hasSize(1);
    }

    @Test
    void comparesOnlyTheStartInModeStarts() {
        EventCreated festival = event(1, "2030-07-01T00:00:00Z", "2030-07-09T20:00:00Z");
        assertThat(found(Map.of("dateMode", "starts", "dateFrom", "2030-07-02"), festival))
                .isEmpty();
        assertThat(found(Map.of("dateMode", "starts", "dateFrom", "2030-07-01"), festival))
                .hasSize(1);
        assertThat(found(Map.of("dateMode", "starts", "dateTo", "2030-07-01"), festival))
                .hasSize(1);
        assertThat(found(Map.of("dateMode", "starts", "dateTo", "2030-06-30"), festival))
                .isEmpty();
    }

    @Test
    void usesTheDaysOfTheTimeZone() {
        EventCreated evening = event(1, "2030-07-03T22:30:00Z", "2030-07-03T23:30:00Z");
        assertThat(found(Map.of("dateFrom", "2030-07-04"), evening)).isEmpty();
        assertThat(found(Map.of("dateFrom", "2030-07-04", "tz", "Europe/Berlin"), evening))
                .hasSize(1);
        assertThat(found(Map.of("dateTo", "2030-07-03", "tz", "Europe/Berlin"), evening))
                .isEmpty();
        assertThat(found(Map.of("dateTo", "2030-07-03", "tz", "America/New_York"), evening))
                .hasSize(1);
    }

    @Test
    void handlesADayOfTwentyFiveHours() {
        Map<String, String> day = Map.of("dateFrom", "2030-10-27", "dateTo", "2030-10-27", "tz", "Europe/Berlin");
        assertThat(found(day, event(1, "2030-10-27T22:30:00Z", "2030-10-27T22:45:00Z")))
                .hasSize(1);
        assertThat(found(day, event(1, "2030-10-27T23:00:00Z", "2030-10-27T23:45:00Z")))
                .isEmpty();
        assertThat(found(day, event(1, "2030-10-26T21:00:00Z", "2030-10-26T22:00:00Z")))
                .isEmpty();
    }
}
