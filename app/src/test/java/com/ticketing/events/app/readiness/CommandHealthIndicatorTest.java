package com.ticketing.events.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class CommandHealthIndicatorTest {

    private static final ReadinessProperties LIMITS = new ReadinessProperties(10, Duration.ofSeconds(30));

    @Test
    void aNodeWithCommandsOnlyServesNothingWithoutTheDatabase() {
        Health health = CommandHealthIndicator.health(false, Duration.ofSeconds(31), LIMITS);
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails().get("reason")).asString().contains("31 s");
    }

    @Test
    void aShortOutageChangesNothing() {
        assertThat(CommandHealthIndicator.health(false, Duration.ofSeconds(30), LIMITS)
                        .getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void aNodeWithACatalogStaysUp() {
        assertThat(CommandHealthIndicator.health(true, Duration.ofHours(1), LIMITS)
                        .getStatus())
                .isEqualTo(Status.UP);
    }
}
