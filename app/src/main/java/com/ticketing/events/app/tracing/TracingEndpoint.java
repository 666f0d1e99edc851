package com.ticketing.events.app.tracing;

import java.net.URI;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The OTLP endpoint that spans are exported to; without one, nothing is traced. Matches if it is set and tracing is not
 * disabled otherwise.
 */
final class TracingEndpoint implements Condition {

    /** Spring Boot sets it from {@code OTEL_EXPORTER_OTLP_ENDPOINT} and {@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT}. */
    static final String PROPERTY = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String TRANSPORT_PROPERTY = "management.opentelemetry.tracing.export.otlp.transport";

    /** Of {@code OTEL_SDK_DISABLED} and {@code OTEL_TRACES_EXPORTER}, too. */
    private static final String[] SWITCHES = {
        "management.opentelemetry.enabled",
        "management.tracing.export.enabled",
        "management.tracing.export.otlp.enabled"
    };

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isSet(context.getEnvironment());
    }

    /** @throws IllegalArgumentException if the endpoint is no http or https URL, or the transport is not HTTP */
    static boolean isSet(Environment environment) {
        String endpoint = environment.getProperty(PROPERTY);
        for (String property : SWITCHES) {
            if (!environment.getProperty(property, Boolean.class, true)) {
                return false;
            }
        }
        if (!StringUtils.hasText(endpoint)) {
            return false;
        }
        if (!isHttp(endpoint)) {
            throw new IllegalArgumentException(
                    PROPERTY + " must be an http or https URL, such as http://localhost:4318/v1/traces");
        }
        if (!environment.getProperty(TRANSPORT_PROPERTY, "http").equalsIgnoreCase("http")) {
            throw new IllegalArgumentException(
                    TRANSPORT_PROPERTY + " must be http; the service does not export by gRPC");
        }
        return true;
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
