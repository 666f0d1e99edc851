package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.query.catalog.CatalogSamples.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.CatalogQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarRequestTest {

    private static final Instant NOW = Instant.parse("2030-06-30T23:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void beginsThirtyDaysAgoInTheZoneOfTheRequest() {
        assertThat(calendar(Map.of()).from()).isEqualTo("2030-05-31T22:00:00Z");
        assertThat(calendar(parameters("tz", "UTC")).from()).isEqualTo("2030-05-31T00:00:00Z");
        assertThat(calendar(Map.of()).until()).isNull();
    }

    @Test
    void beginsThirtyDaysBeforeADateToInThePast() {
        CatalogQuery query = calendar(Map.of("dateTo", new String[] {"2030-01-31"}, "tz", new String[] {"UTC"}));
        assertThat(query.from()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(query.until()).isEqualTo("2030-02-01T00:00:00Z");
    }

    @Test
    void beginsAtDateFrom() {
        assertThat(calendar(Map.of("dateFrom", new String[] {"1990-01-01"}, "tz", new String[] {"UTC"}))
                        .from())
                .isEqualTo("1990-01-01T00:00:00Z");
    }

    @Test
    void hasALimitOf1000UpTo5000() {
        assertThat(calendar(Map.of()).limit()).isEqualTo(1_000);
        assertThat(calendar(parameters("limit", "5000")).limit()).isEqualTo(5_000);
        assertThat(calendar(parameters("limit", "1")).limit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5001", "-1", "ten", "1.5", "99999999999999999999"})
    void refusesALimitOutOfRange(String limit) {
        InvalidRequest refusal = catchThrowableOfType(InvalidRequest.class, () -> calendar(parameters("limit", limit)));
        assertThat(refusal.details()).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("limit");
            assertThat(violation.message()).isEqualTo("Must be a whole number from 1 to 5000");
        });
    }

    private static CatalogQuery calendar(Map<String, String[]> parameters) {
        return EventListRequest.ofCalendar(parameters, BERLIN, NOW).query();
    }
}
