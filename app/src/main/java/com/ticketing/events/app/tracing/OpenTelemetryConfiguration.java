package com.ticketing.events.app.tracing;

import com.ticketing.events.tracing.Tracing;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Beans on top of Spring Boot's for the SDK and the exporter. Not annotated as a configuration, so that only {@link
 * TracingConfiguration} imports it, before its fallback.
 */
@Conditional(TracingEndpoint.class)
class OpenTelemetryConfiguration {

    /** After the filter chain of Spring Security, which has the order -100. */
    private static final int AFTER_AUTHENTICATION = 0;

    @Bean
    Tracing openTelemetryTracing(Tracer tracer) {
        return new OpenTelemetryTracing(tracer);
    }

    @Bean
    FilterRegistrationBean<RequestSpanFilter> requestSpanFilter(Tracer tracer) {
        FilterRegistrationBean<RequestSpanFilter> filter = new FilterRegistrationBean<>(new RequestSpanFilter(tracer));
        filter.setOrder(AFTER_AUTHENTICATION);
        return filter;
    }

    /** Replaces Spring Boot's list, whose exporters are not reported. */
    @Bean
    SpanExporters spanExporters(ReportingSpanExporter exporter) {
        return SpanExporters.of(exporter);
    }

    @Bean
    ReportingSpanExporter reportingSpanExporter(@Qualifier("otlpHttpSpanExporter") SpanExporter exporter) {
        return new ReportingSpanExporter(exporter);
    }

    @Bean
    SpanFlush spanFlush(SdkTracerProvider spans, ReportingSpanExporter exporter) {
        return new SpanFlush(spans, exporter);
    }
}
