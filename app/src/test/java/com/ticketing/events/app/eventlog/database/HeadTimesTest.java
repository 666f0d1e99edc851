package com.ticketing.events.app.eventlog.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeadTimesTest {

    private long now = Duration.ofDays(1).toNanos();
    private final HeadTimes times = new HeadTimes(() -> now);

    @Test
    void aPositionAtTheHeadOrBeyondItHasNoAge() {
        assertThat(times.sinceBeyond(0)).isZero();
        times.advanced(10);
        assertThat(times.sinceBeyond(10)).isZero();
        assertThat(times.sinceBeyond(11)).isZero();
    }

    @Test
    void thePositionsBehindTheHeadAreAsOldAsTheFirstCommitBeyondThem() {
        times.advanced(10);
        pass(Duration.ofSeconds(2));
        times.advanced(11);
        pass(Duration.ofSeconds(3));
        times.advanced(20);
        pass(Duration.ofSeconds(1));
        assertThat(times.sinceBeyond(9)).isEqualTo(Duration.ofSeconds(6));
        assertThat(times.sinceBeyond(10)).isEqualTo(Duration.ofSeconds(4));
        assertThat(times.sinceBeyond(11)).isEqualTo(Duration.ofSeconds(1));
        assertThat(times.sinceBeyond(19)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aCommitWithinAnIntervalIsNotLost() {
        times.advanced(10);
        pass(HeadTimes.INTERVAL.dividedBy(2));
        times.advanced(11);
        pass(Duration.ofMinutes(1));
        assertThat(times.sinceBeyond(10))
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(1).plus(HeadTimes.INTERVAL));
    }

    @Test
    void withoutPauseTheMemoryIsBoundedAndTheErrorSmall() {
        Duration step = HeadTimes.INTERVAL.plusMillis(1);
        int commits = 20 * HeadTimes.CAPACITY;
        for (int position = 1; position <= commits; position++) {
            times.advanced(position);
            pass(step);
        }
        for (int behind : new int[] {1, 10, 100, 1_000, 10_000, commits}) {
            Duration exact = step.multipliedBy(behind);
            assertThat(times.sinceBeyond(commits - behind))
                    .as(behind + " commits behind")
                    .isBetween(exact, exact.plus(exact.dividedBy(10)).plus(HeadTimes.INTERVAL));
        }
    }

    @Test
    void afterAReplacementPositionsStartAgain() {
        times.advanced(10);
        pass(Duration.ofSeconds(5));
        times.clear();
        times.advanced(4);
        pass(Duration.ofSeconds(1));
        assertThat(times.sinceBeyond(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(times.sinceBeyond(4)).isZero();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
