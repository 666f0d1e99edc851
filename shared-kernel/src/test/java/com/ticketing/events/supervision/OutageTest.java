package com.ticketing.events.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final SQLException full = new SQLException("disk full");

    private final LogRecorder log = new LogRecorder(OutageTest.class);
    private long now = Long.MAX_VALUE - 1;
    private final Outage outage = outage(Duration.ofSeconds(1));

    private Outage outage(Duration quietPeriod) {
        return new Outage(System.getLogger(OutageTest.class.getName()), "Write", quietPeriod, () -> now);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void logsNothingWithoutAFailure() {
        outage.succeeded();
        assertThat(log.lines()).isEmpty();
        assertThat(outage.isOngoing()).isFalse();
        assertThat(outage.duration()).isZero();
    }

    @Test
    void lastsFromTheFirstFailureToTheFirstSuccess() {
        outage.failed(1, full);
        assertThat(outage.isOngoing()).isTrue();
        assertThat(outage.duration()).isPositive();
        advance(Duration.ofSeconds(3));
        outage.failed(1, full);
        assertThat(outage.duration()).isEqualTo(Duration.ofSeconds(3));

        outage.succeeded();
        assertThat(outage.isOngoing()).isFalse();
        assertThat(outage.duration()).isZero();

        outage.failed(1, full);
        advance(Duration.ofSeconds(2));
        assertThat(outage.duration()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void logsOneLineAtTheBeginningOneAMinuteAndOneAtTheEnd() {
        for (int second = 0; second < 150; second++) {
            outage.failed(10, full);
            advance(Duration.ofSeconds(1));
        }
        outage.succeeded();
        outage.succeeded();

        assertThat(log.lines())
                .containsExactly(
                        "WARNING Write failed; further failures are counted: disk full",
                        "WARNING Write has been failing for 60 s, 610 times; last: disk full",
                        "WARNING Write has been failing for 120 s, 1210 times; last: disk full",
                        "INFO Write succeeds again after 150 s and 1500 failures");
    }

    @Test
    void alternatingFailuresAndSuccessesAreOneOutageInTheLog() {
        for (int i = 0; i < 100; i++) {
            outage.failed(1, full);
            advance(Duration.ofMillis(300));
            outage.succeeded();
        }
        advance(Duration.ofSeconds(1));
        outage.succeeded();

        assertThat(log.lines())
                .containsExactly(
                        "WARNING Write failed; further failures are counted: disk full",
                        "INFO Write succeeds again after 31 s and 100 failures");
    }

    @Test
    void aQuietPeriodOfAMinuteMakesOneWarningAMinuteAtMost() {
        Outage unreliable = outage(Duration.ofMinutes(1));
        for (int second = 0; second < 121; second += 5) {
            unreliable.failed("Response status 500", null);
            advance(Duration.ofSeconds(5));
            unreliable.succeeded();
        }
        advance(Duration.ofMinutes(1));
        unreliable.succeeded();

        assertThat(log.lines())
                .containsExactly(
                        "WARNING Write failed; further failures are counted: Response status 500",
                        "WARNING Write has been failing for 60 s, 13 times; last: Response status 500",
                        "WARNING Write has been failing for 120 s, 25 times; last: Response status 500",
                        "INFO Write succeeds again after 185 s and 25 failures");
    }

    @Test
    void logsTheNextOutageAgain() {
        for (int i = 0; i < 2; i++) {
            outage.failed(1, full);
            advance(Duration.ofSeconds(2));
            outage.succeeded();
        }
        assertThat(log.lines()).hasSize(4);
    }

    @Test
    void logsTheStackTraceOfAnUnexpectedExceptionOnly() {
        outage.failed(1, full);
        assertThat(log.records())
                .singleElement()
                .satisfies(line -> assertThat(line.getThrown()).isNull());

        advance(Duration.ofMinutes(1));
        outage.failed("IllegalStateException", new IllegalStateException("broken"));
        assertThat(log.records())
                .last()
                .satisfies(line -> assertThat(line.getThrown()).hasMessage("broken"));
    }

    @Test
    void logsNothingIfTheFailuresAreLoggedElsewhere() {
        Outage unlogged = new Outage();
        unlogged.failed(1, full);
        assertThat(unlogged.isOngoing()).isTrue();
        unlogged.succeeded();

        assertThat(unlogged.isOngoing()).isFalse();
        assertThat(log.lines()).isEmpty();
    }

    private void advance(Duration duration) {
        now += duration.toNanos();
    }
}
