package com.ticketing.events.tracing;

import org.jspecify.annotations.Nullable;

/** {@link Tracing#off}. */
final class NoTracing implements Tracing {

    static final NoTracing INSTANCE = new NoTracing();

    private NoTracing() {}

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public TraceSpan start(String name, Kind kind, long startNanos) {
        return TraceSpan.none();
    }

    @Override
    public TraceSpan resume(String name, Kind kind, @Nullable String traceparent, long startNanos) {
        return TraceSpan.none();
    }
}
