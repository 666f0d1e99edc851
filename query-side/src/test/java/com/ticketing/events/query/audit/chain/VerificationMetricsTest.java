package com.ticketing.events.query.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationMetricsTest {

    private static final long HEAD = 10;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private long now;
    private final VerificationMetrics metrics = new VerificationMetrics(() -> now);

    @BeforeEach
    void bind() {
        metrics.bindTo(meters);
        now += Duration.ofHours(1).toNanos();
    }

    @Test
    void theStartHasVerifiedTheLog() {
        assertThat(valid()).isEqualTo(1);
        assertThat(ageSeconds()).isEqualTo(3600);
    }

    @Test
    void aVerificationOfTheWholeLogRenewsTheAge() {
        metrics.record(Verification.passed(1, HEAD, "hash"), HEAD);
        assertThat(ageSeconds()).isZero();
    }

    @Test
    void aVerificationOfAPartDoesNot() {
        metrics.record(Verification.passed(2, HEAD, "hash"), HEAD);
        metrics.record(Verification.passed(1, HEAD - 1, "hash"), HEAD);
        assertThat(ageSeconds()).isEqualTo(3600);
        assertThat(valid()).isEqualTo(1);
    }

    @Test
    void aMismatchIsShownUntilAVerificationSucceeds() {
        metrics.record(Verification.failed(1, HEAD, 3, 4, "changed"), HEAD);
        assertThat(valid()).isZero();
        assertThat(ageSeconds()).isEqualTo(3600);
        metrics.record(Verification.passed(1, HEAD, "hash"), HEAD);
        assertThat(valid()).isEqualTo(1);
    }

    private double valid() {
        return meters.get("events.chain.valid").gauge().value();
    }

    private double ageSeconds() {
        return meters.get("events.chain.verified.age").gauge().value();
    }
}
