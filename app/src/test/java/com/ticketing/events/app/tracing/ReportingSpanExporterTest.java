package com.ticketing.events.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportingSpanExporterTest {

    private CompletableResultCode delegated = new CompletableResultCode();

    private final ReportingSpanExporter exporter = new ReportingSpanExporter(new SpanExporter() {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return delegated;
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    });

    @Test
    void hasTheResultOfTheExport() {
        CompletableResultCode first = exporter.export(List.of());
        assertThat(first.isDone()).isFalse();
        delegated.succeed();
        assertThat(first.isSuccess()).isTrue();

        delegated = CompletableResultCode.ofFailure();
        assertThat(exporter.export(List.of()).isDone()).isTrue();
        assertThat(exporter.export(List.of()).isSuccess()).isFalse();
    }

    @Test
    void onceAbandonedNoExportIsWaitedFor() {
        CompletableResultCode running = exporter.export(List.of());
        exporter.abandon();
        assertThat(running.isDone()).isTrue();
        assertThat(running.isSuccess()).isFalse();
        assertThat(exporter.export(List.of()).isDone()).isTrue();
    }
}
