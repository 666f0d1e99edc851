package com.ticketing.events.query.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {

    private final RetryBackoff backoff = new RetryBackoff(Duration.ofSeconds(1), Duration.ofSeconds(20));

    @Test
    void doublesTheDelayUpToTheLimit() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 1000)
                        .mapToObj(failed -> backoff.delay(failed, () -> 1).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 20L, 20L);
    }

    @Test
    void shortensTheDelayByUpToHalfAtRandom() {
        assertThat(backoff.delay(3, () -> 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.delay(3, () -> 0.5)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void rejectsAnInvalidSchedule() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryBackoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
