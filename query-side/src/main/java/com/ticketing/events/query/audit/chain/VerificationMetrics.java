package com.ticketing.events.query.audit.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Metrics of verifications of the hash chain: the result of the last one, and the age of the last of the whole log. The
 * replay of a start verifies the whole log, too. Thread-safe.
 */
@Component
final class VerificationMetrics implements MeterBinder {

    private final LongSupplier nanoTime;
    private volatile boolean valid = true;
    private volatile long completedAt;

    @Autowired
    VerificationMetrics() {
        this(System::nanoTime);
    }

    VerificationMetrics(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        completedAt = nanoTime.getAsLong();
    }

    /** @param head the last position of the log before the verification */
    void record(Verification verification, long head) {
        valid = verification.valid();
        if (verification.valid() && verification.from() <= 1 && verification.to() >= head) {
            completedAt = nanoTime.getAsLong();
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("events.chain.valid", this, metrics -> metrics.valid ? 1 : 0)
                .description("0 if the last verification found a row that does not fit the hash chain, otherwise 1")
                .register(meters);
        Gauge.builder("events.chain.verified.age", this, VerificationMetrics::ageSeconds)
                .description("Time since the whole log was last verified, by the start or a request")
                .baseUnit("seconds")
                .register(meters);
    }

    private double ageSeconds() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - completedAt) / 1000.0;
    }
}
