package com.ticketing.events.tracing;

import org.jspecify.annotations.Nullable;

/** {@link TraceSpan#none}. */
final class NoSpan implements TraceSpan {

    static final NoSpan INSTANCE = new NoSpan();

    private NoSpan() {}

    @Override
    public TraceSpan set(String attribute, String value) {
        return this;
    }

    @Override
    public TraceSpan set(String attribute, long value) {
        return this;
    }

    @Override
    public void failed(String errorType) {}

    @Override
    public @Nullable String traceparent() {
        return null;
    }

    @Override
    public TraceSpan endAt(long nanos) {
        return this;
    }

    @Override
    public void close() {}
}
