package com.ticketing.events.app.http.limit;

import com.ticketing.events.supervision.Admission;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Limit of requests per second of each client network or actor. Refusals are counted and logged. Thread-safe. */
public final class RateLimit {

    /** The response header with the limit (draft-ietf-httpapi-ratelimit-headers-10). */
    public static final String POLICY_HEADER = "RateLimit-Policy";

    /** The response header with the number of requests left. */
    public static final String REMAINING_HEADER = "RateLimit";

    /** One warning a minute at most, however often refusals begin and end. */
    private static final Duration QUIET_PERIOD = Duration.ofMinutes(1);

    private final String kind;
    private final int perSecond;
    private final TokenBuckets buckets;
    private final Admission admission;

    RateLimit(String kind, int perSecond, MeterRegistry meters) {
        this(kind, perSecond, meters, System::nanoTime);
    }

    RateLimit(String kind, int perSecond, MeterRegistry meters, LongSupplier nanoTime) {
        this.kind = kind;
        this.perSecond = perSecond;
        buckets = new TokenBuckets(perSecond, nanoTime);
        admission = new Admission(RateLimit.class, "Admission of requests of kind " + kind, QUIET_PERIOD);
        FunctionCounter.builder("events.limits.refused", admission, Admission::refusals)
                .description("Requests refused because of a limit of requests per second")
                .tag("kind", kind)
                .register(meters);
    }

    /** Counts a request, unless the limit is exceeded. */
    public Quota take(String key) {
        int remaining = buckets.take(key);
        if (remaining == TokenBuckets.NONE) {
            admission.refused(key + " exceeds " + perSecond + " a second");
        } else {
            admission.admitted();
        }
        return new Quota(kind, perSecond, remaining);
    }

    /** Whether a request would exceed the limit now; counts nothing. */
    public boolean isExhausted(String key) {
        return buckets.isEmpty(key);
    }
}
