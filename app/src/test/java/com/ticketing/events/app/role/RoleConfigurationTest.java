package com.ticketing.events.app.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class RoleConfigurationTest {

    private final RoleConfiguration configuration = new RoleConfiguration();

    @ParameterizedTest
    @ValueSource(strings = {"all", "command", "query"})
    void theRoleIsInLogHealthAndMetrics(String text, CapturedOutput output) {
        Role role = configuration.role(new MockEnvironment().withProperty("events.role", text));
        assertThat(output).contains("Starting a node with role " + text);
        assertThat(configuration.nodeHealthIndicator(role).health().getDetails())
                .containsEntry("role", text);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        configuration.nodeMetrics(role).bindTo(registry);
        assertThat(registry.get("events.node").tag("role", text).gauge().value())
                .isEqualTo(1);
    }
}
