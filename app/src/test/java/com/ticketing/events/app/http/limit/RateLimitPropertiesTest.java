package com.ticketing.events.app.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitPropertiesTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesALimitOutsideOfItsRange(int perSecond) {
        assertThatThrownBy(() -> new RateLimitProperties(perSecond, 0))
                .hasMessage(
                        "events.limits.public-requests-per-second must be between 0 and 1000000, but is " + perSecond);
        assertThatThrownBy(() -> new RateLimitProperties(0, perSecond))
                .hasMessageStartingWith("events.limits.admin-requests-per-second ");
    }

    @Test
    void zeroIsNoLimit() {
        RateLimits limits = new RateLimits(new RateLimitProperties(0, 0), new SimpleMeterRegistry());
        assertThat(limits.publicRequests()).isEmpty();
        assertThat(limits.failedAuthentications()).isEmpty();
        assertThat(limits.adminRequests()).isEmpty();
    }
}
