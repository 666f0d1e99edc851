package com.ticketing.events.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class CatalogHealthIndicatorTest {

    private static final ReadinessProperties LIMITS = new ReadinessProperties(100, Duration.ofSeconds(30));
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void isOutOfServiceWhenTooFarBehindAfterTheCatchUp() {
        assertThat(status(100, true, Duration.ZERO, Duration.ZERO)).isEqualTo(Status.UP);
        assertThat(status(101, true, Duration.ZERO, Duration.ZERO)).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(status(101, false, Duration.ZERO, Duration.ZERO)).isEqualTo(Status.UP);
    }

    @Test
    void isOutOfServiceWhenADomainEventCannotBeAppliedForTooLong() {
        assertThat(status(1, true, SECOND, Duration.ZERO)).isEqualTo(Status.UP);
        assertThat(status(1, true, MINUTE, Duration.ZERO)).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void staysUpWhileTheFailureIsThatOfTheDatabase() {
        assertThat(status(1, true, MINUTE, MINUTE)).isEqualTo(Status.UP);
    }

    private static Status status(long lag, boolean caughtUp, Duration failure, Duration outage) {
        return CatalogHealthIndicator.health(lag, caughtUp, failure, outage, LIMITS)
                .getStatus();
    }
}
