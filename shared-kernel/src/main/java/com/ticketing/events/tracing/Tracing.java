package com.ticketing.events.tracing;

import org.jspecify.annotations.Nullable;

/** Spans of the trace that a request belongs to, on every thread and node that works for it. Thread-safe. */
public interface Tracing {

    /** Relation of a span to its parent, as OpenTelemetry defines it. */
    enum Kind {
        /** Work of the same process. */
        INTERNAL,
        /** A request to another system, such as a database. */
        CLIENT,
        /** Work that a message caused, such as a domain event. */
        CONSUMER
    }

    /** Traces nothing, at no cost. */
    static Tracing off() {
        return NoTracing.INSTANCE;
    }

    /** Whether requests are traced; some of them may not be sampled. */
    boolean isOn();

    /**
     * Starts a child of the current thread's current span and makes it the current one. Without a current span the
     * result is {@link TraceSpan#none}: only a request starts a trace.
     *
     * @param startNanos when it started, a former {@link System#nanoTime()}
     */
    TraceSpan start(String name, Kind kind, long startNanos);

    /** As {@link #start(String, Kind, long)}, starting now. */
    default TraceSpan start(String name, Kind kind) {
        return start(name, kind, isOn() ? System.nanoTime() : 0);
    }

    /**
     * Starts a child of a span of another thread or node and makes it the current one. The result is {@link
     * TraceSpan#none} without a well-formed trace context.
     *
     * @param traceparent of {@link TraceSpan#traceparent()}
     * @param startNanos when it started, a former {@link System#nanoTime()}
     */
    TraceSpan resume(String name, Kind kind, @Nullable String traceparent, long startNanos);

    /** As {@link #resume(String, Kind, String, long)}, starting now. */
    default TraceSpan resume(String name, Kind kind, @Nullable String traceparent) {
        return resume(name, kind, traceparent, isOn() ? System.nanoTime() : 0);
    }
}
