package com.ticketing.events.app.tracing;

import io.opentelemetry.sdk.common.Clock;

/** Conversion of {@link System#nanoTime()} to the time stamps of spans. */
final class SpanClock {

    private static final Clock CLOCK = Clock.getDefault();

    private SpanClock() {}

    /** The nanoseconds since the epoch of a former {@link System#nanoTime()}. */
    static long epochNanos(long nanoTime) {
        return CLOCK.now() - (CLOCK.nanoTime() - nanoTime);
    }
}
