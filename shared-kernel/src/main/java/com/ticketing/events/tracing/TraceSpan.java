package com.ticketing.events.tracing;

import com.ticketing.events.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A span: one step of a trace, the current one of its thread until it is closed there. Attributes have names of
 * OpenTelemetry's semantic conventions, or begin with {@code events.}; they hold no personal data.
 */
public interface TraceSpan extends AutoCloseable {

    /** The span of work that is not traced. */
    static TraceSpan none() {
        return NoSpan.INSTANCE;
    }

    TraceSpan set(String attribute, String value);

    TraceSpan set(String attribute, long value);

    /** Marks the span as failed, with a reason of low cardinality as its {@code error.type}. */
    void failed(String errorType);

    /** Marks the span as failed: by a refusal, whose error code is the reason, or by another exception. */
    default void failed(Throwable failure) {
        failed(
                failure instanceof Refusal refusal
                        ? refusal.code().name()
                        : failure.getClass().getSimpleName());
    }

    /**
     * The W3C trace context of this span, whether it is sampled or not, for {@link Tracing#resume} and for the header
     * of the same name; null if the work is not traced.
     */
    @Nullable
    String traceparent();

    /** Ends the span at a former {@link System#nanoTime()}, and not when it is closed. */
    TraceSpan endAt(long nanos);

    @Override
    void close();
}
