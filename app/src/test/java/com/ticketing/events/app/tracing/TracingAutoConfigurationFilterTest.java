package com.ticketing.events.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class TracingAutoConfigurationFilterTest {

    private static final String[] AUTO_CONFIGURATIONS = {
        "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
        null,
        "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
        "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
        "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
        "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
        "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConfigurations$"
                + "Exporters",
        "org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration"
    };

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void selectsNoneForTracesWithoutAnEndpoint() {
        assertThat(selected()).containsExactly(true, true, false, false, false, false, true, false);
        environment.setProperty(TracingEndpoint.PROPERTY, " ");
        assertThat(selected()).containsExactly(true, true, false, false, false, false, true, false);
    }

    @Test
    void selectsTheExportOfSpansWithAnEndpoint() {
        environment.setProperty(TracingEndpoint.PROPERTY, "http://collector:4318/v1/traces");
        assertThat(selected()).containsExactly(true, true, true, true, true, false, true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.opentelemetry.enabled",
                "management.tracing.export.enabled",
                "management.tracing.export.otlp.enabled"
            })
    void selectsNoneIfTracesAreDisabled(String property) {
        environment.setProperty(TracingEndpoint.PROPERTY, "http://collector:4318/v1/traces");
        environment.setProperty(property, "false");
        assertThat(selected()).containsExactly(true, true, false, false, false, false, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "collector", "ftp://collector/v1/traces", "http:///v1/traces"})
    void refusesAnEndpointThatIsNoUrl(String endpoint) {
        environment.setProperty(TracingEndpoint.PROPERTY, endpoint);
        assertThatIllegalArgumentException().isThrownBy(this::selected).withMessageContaining(TracingEndpoint.PROPERTY);
    }

    @Test
    void refusesGrpc() {
        environment.setProperty(TracingEndpoint.PROPERTY, "http://collector:4317");
        environment.setProperty("management.opentelemetry.tracing.export.otlp.transport", "grpc");
        assertThatIllegalArgumentException().isThrownBy(this::selected).withMessageContaining("must be http");
    }

    private boolean[] selected() {
        TracingAutoConfigurationFilter filter = new TracingAutoConfigurationFilter();
        filter.setEnvironment(environment);
        return filter.match(AUTO_CONFIGURATIONS, null);
    }
}
