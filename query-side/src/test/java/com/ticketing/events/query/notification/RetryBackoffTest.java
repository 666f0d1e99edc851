package com.ticketing.events.query.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetryBackoffTest {

    private final RetryBackoff backoff = new RetryBackoff(Duration.ofSeconds(1), Duration.ofSeconds(20));

    @Test
    void doublesTheDelayUpToTheLimit() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 1000)
                        .mapToObj(failed -> delay(failed, 1).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 20L, 20L);
    }

    @Test
    void shortensTheDelayByUpToHalfAtRandom() {
        assertThat(delay(3, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(delay(3, 0.5)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void waitsAsLongAsTheReceiverAsksForUpToTheLimit() {
        assertThat(backoff.delay(3, Duration.ofSeconds(10), () -> 1)).hasSeconds(10);
        assertThat(backoff.delay(3, Duration.ofSeconds(3), () -> 1)).hasSeconds(4);
        assertThat(backoff.delay(3, Duration.ofDays(1), () -> 1)).hasSeconds(20);
    }

    /** 31 delays between the 32 attempts. */
    @Test
    void spreadsTheAttemptsOverThreeDaysByDefault() {
        NotificationProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("events.notifications", NotificationProperties.class);
        assertThat(total(defaults, 0).toMinutes()).isEqualTo(52 * 60 + 33);
        assertThat(total(defaults, 0.5).toMinutes()).isEqualTo(78 * 60 + 49);
        assertThat(total(defaults, 1).toMinutes()).isEqualTo(105 * 60 + 6);
    }

    private static Duration total(NotificationProperties properties, double random) {
        return IntStream.range(1, properties.attempts())
                .mapToObj(failed -> properties.backoff().delay(failed, Duration.ZERO, () -> random))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Duration delay(int failedAttempts, double random) {
        return backoff.delay(failedAttempts, Duration.ZERO, () -> random);
    }

    @Test
    void rejectsAnInvalidSchedule() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryBackoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
