package com.ticketing.events.app.tracing;

import com.ticketing.events.supervision.Outage;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * Exporter that reports an outage of the endpoint: one warning when it begins, one a minute, one line when it ends. The
 * exporter that it delegates to logs nothing. Thread-safe.
 */
final class ReportingSpanExporter implements SpanExporter {

    private final SpanExporter delegate;
    private final Outage outage = new Outage(ReportingSpanExporter.class, "Export of spans");
    private final Set<CompletableResultCode> running = ConcurrentHashMap.newKeySet();
    private volatile boolean abandoned;

    ReportingSpanExporter(SpanExporter delegate) {
        this.delegate = delegate;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        if (abandoned) {
            return CompletableResultCode.ofFailure();
        }
        CompletableResultCode result = new CompletableResultCode();
        running.add(result);
        CompletableResultCode delegated = delegate.export(spans);
        delegated.whenComplete(() -> complete(result, delegated));
        return result;
    }

    private void complete(CompletableResultCode result, CompletableResultCode delegated) {
        running.remove(result);
        if (delegated.isSuccess()) {
            outage.succeeded();
            result.succeed();
        } else {
            if (!abandoned) {
                outage.failed(reason(delegated.getFailureThrowable()), null);
            }
            result.fail();
        }
    }

    /** The exporter has an I/O exception for a failed exchange, and one of its own for an error response. */
    private static String reason(@Nullable Throwable failure) {
        return failure != null && NestedExceptionUtils.getMostSpecificCause(failure) instanceof IOException exchange
                ? exchange.getClass().getSimpleName() + ": " + exchange.getMessage()
                : "The endpoint responded with an error";
    }

    /** Ends the running exports, whose results the stop of the SDK waits for, and refuses further ones. */
    void abandon() {
        abandoned = true;
        running.forEach(CompletableResultCode::fail);
    }

    @Override
    public CompletableResultCode flush() {
        return delegate.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return delegate.shutdown();
    }
}
