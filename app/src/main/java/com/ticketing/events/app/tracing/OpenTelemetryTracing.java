package com.ticketing.events.app.tracing;

import com.ticketing.events.tracing.TraceSpan;
import com.ticketing.events.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tracing by the OpenTelemetry SDK. The current span is that of OpenTelemetry's context. */
final class OpenTelemetryTracing implements Tracing {

    private final Tracer tracer;

    OpenTelemetryTracing(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public TraceSpan start(String name, Kind kind, long startNanos) {
        return child(Context.current(), name, kind, startNanos);
    }

    @Override
    public TraceSpan resume(String name, Kind kind, @Nullable String traceparent, long startNanos) {
        return child(Traceparent.parse(traceparent), name, kind, startNanos);
    }

    private TraceSpan child(Context parent, String name, Kind kind, long startNanos) {
        if (!Span.fromContext(parent).getSpanContext().isValid()) {
            return TraceSpan.none();
        }
        return new OpenTelemetrySpan(tracer.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(spanKind(kind))
                .setStartTimestamp(SpanClock.epochNanos(startNanos), TimeUnit.NANOSECONDS)
                .startSpan());
    }

    private static SpanKind spanKind(Kind kind) {
        return switch (kind) {
            case INTERNAL -> SpanKind.INTERNAL;
            case CLIENT -> SpanKind.CLIENT;
            case CONSUMER -> SpanKind.CONSUMER;
        };
    }
}
