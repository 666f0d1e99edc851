package com.ticketing.events.app.tracing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Of Spring Boot's auto-configurations for OpenTelemetry, selects those that export spans, and those only if an
 * endpoint is set. Without this filter, every start would create an SDK and its beans.
 */
final class TracingAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String OPENTELEMETRY = "org.springframework.boot.opentelemetry.";
    private static final String TRACING = "org.springframework.boot.micrometer.tracing.";

    private static final Set<String> SPAN_EXPORT = Set.of(
            OPENTELEMETRY + "autoconfigure.OpenTelemetrySdkAutoConfiguration",
            TRACING + "opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            TRACING + "opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration");

    private boolean exports;

    @Override
    public void setEnvironment(Environment environment) {
        exports = TracingEndpoint.isSet(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] selected = new boolean[autoConfigurations.length];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = isSelected(autoConfigurations[i]);
        }
        return selected;
    }

    private boolean isSelected(@Nullable String name) {
        return name == null || !isForTraces(name) || (exports && SPAN_EXPORT.contains(name));
    }

    /** The configurations that an auto-configuration imports pass this filter too, and are not for it to decide on. */
    private static boolean isForTraces(String name) {
        return (name.startsWith(OPENTELEMETRY) || name.startsWith(TRACING)) && name.endsWith("AutoConfiguration");
    }
}
