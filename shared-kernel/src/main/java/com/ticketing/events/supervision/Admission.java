package com.ticketing.events.supervision;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Admission of requests to something bounded, such as a queue: counts the refusals and logs them as an {@link Outage}.
 * Thread-safe.
 */
public final class Admission {

    private final LongAdder refused = new LongAdder();
    private final Outage outage;

    /**
     * Creates one without a refusal.
     *
     * @param owner the class that names the logger
     * @param operation subject of the log lines, such as "Opening a stream"
     */
    public Admission(Class<?> owner, String operation) {
        outage = new Outage(owner, operation);
    }

    /** Creates one; a quiet period of a minute or more makes one warning a minute at most. */
    public Admission(Class<?> owner, String operation, Duration quietPeriod) {
        outage = new Outage(owner, operation, quietPeriod);
    }

    /** Records that a request was admitted. */
    public void admitted() {
        outage.succeeded();
    }

    /** Records that a request was refused. */
    public void refused(String reason) {
        refused.increment();
        outage.failed(reason, null);
    }

    /** The number of refused requests. */
    public long refusals() {
        return refused.sum();
    }
}
