package com.ticketing.events.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.RateLimited;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.http.ConcurrencyLimit.Permit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private final ConcurrencyLimit limit = new ConcurrencyLimit(2, Duration.ofMillis(20));

    @Test
    void refusesAThirdPermitWith429() {
        try (Permit _ = limit.acquire();
                Permit _ = limit.acquire()) {
            assertThatExceptionOfType(RateLimited.class)
                    .isThrownBy(limit::acquire)
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        }
        limit.acquire().close();
    }

    @Test
    void releasesThePermitAfterAFailure() {
        for (int n = 0; n < 3; n++) {
            try (Permit _ = limit.acquire()) {
                throw new AssertionError();
            } catch (AssertionError _) {
                // The permit is free again.
            }
        }
    }

    @Test
    void aBegunResponseWaitsForAPermit() {
        Permit first = limit.acquire();
        try (Permit _ = limit.acquire()) {
            CompletableFuture<Permit> third = CompletableFuture.supplyAsync(limit::acquireToContinue);
            assertThat(third).isNotDone();
            first.close();
            third.join().close();
        }
    }

    @Test
    void isUnavailableIfTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(limit::acquire);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void requiresAPermit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConcurrencyLimit(0, Duration.ZERO))
                .withMessage("events.limits.expensive must be at least 1");
    }
}
