package com.ticketing.events.app.tracing;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Export of the last spans at a stop, after all other parts, for a limited time. */
final class SpanFlush implements SmartLifecycle {

    private static final int TIMEOUT_SECONDS = 2;

    private final SdkTracerProvider spans;
    private final ReportingSpanExporter exporter;
    private volatile boolean running;

    SpanFlush(SdkTracerProvider spans, ReportingSpanExporter exporter) {
        this.spans = spans;
        this.exporter = exporter;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        spans.forceFlush().join(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        exporter.abandon();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops last. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
