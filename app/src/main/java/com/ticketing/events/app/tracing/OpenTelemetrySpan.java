package com.ticketing.events.app.tracing;

import com.ticketing.events.tracing.TraceSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A span of OpenTelemetry that is current on the thread that created this. Not thread-safe. */
final class OpenTelemetrySpan implements TraceSpan {

    private final Span span;
    private final Scope scope;
    private @Nullable Long endNanos;

    @SuppressWarnings("MustBeClosedChecker") // close() closes the scope.
    OpenTelemetrySpan(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
    }

    @Override
    public TraceSpan set(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    @Override
    public TraceSpan set(String attribute, long value) {
        span.setAttribute(attribute, value);
        return this;
    }

    @Override
    public void failed(String errorType) {
        span.setAttribute("error.type", errorType).setStatus(StatusCode.ERROR);
    }

    @Override
    public @Nullable String traceparent() {
        return Traceparent.format(span);
    }

    @Override
    public TraceSpan endAt(long nanos) {
        endNanos = nanos;
        return this;
    }

    @Override
    public void close() {
        scope.close();
        if (endNanos == null) {
            span.end();
        } else {
            span.end(SpanClock.epochNanos(endNanos), TimeUnit.NANOSECONDS);
        }
    }
}
