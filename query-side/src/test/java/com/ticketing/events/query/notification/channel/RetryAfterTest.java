package com.ticketing.events.query.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | PT0S
                    120 | PT2M
                    99999999999999999999999 | PT8760H
                    Sat, 01 Jun 2030 12:00:30 GMT | PT30S
                    Saturday, 01-Jun-30 12:01:00 GMT | PT1M
                    Sat Jun  1 12:02:00 2030 | PT2M
                    Sat, 01 Jun 2030 11:59:00 GMT | PT0S
                    Thu, 01 Jun 2090 12:00:00 GMT | PT8760H
                    -1 | PT0S
                    1.5 | PT0S
                    soon | PT0S
                    '' | PT0S""")
    void readsSecondsAndDates(String value, Duration delay) {
        assertThat(RetryAfter.parse(value, NOW)).isEqualTo(delay);
    }

    @Test
    void isZeroWithoutTheHeader() {
        assertThat(RetryAfter.parse(null, NOW)).isZero();
    }
}
