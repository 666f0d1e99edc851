package com.ticketing.events.app.eventlog.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PollIntervalTest {

    private final PollInterval interval = new PollInterval();

    @Test
    void growsToItsMaximumWithinAFewPolls() {
        assertThat(Stream.generate(() -> interval.next(false)).limit(30))
                .isSorted()
                .first()
                .satisfies(first -> assertThat(first).isBetween(PollInterval.MIN, PollInterval.MAX));
        assertThat(interval.next(false)).isEqualTo(PollInterval.MAX);
    }

    @Test
    void isShortAfterACommit() {
        Stream.generate(() -> interval.next(false)).limit(30).forEach(each -> {});
        assertThat(interval.next(true)).isEqualTo(PollInterval.MIN);
    }

    @Test
    void showsACommitWithin30MillisecondsOfItsReplay() {
        assertThat(PollInterval.MAX).isLessThan(Duration.ofMillis(30));
    }
}
