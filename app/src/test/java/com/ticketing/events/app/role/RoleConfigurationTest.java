package com.ticketing.events.app.role;

import static org.assertj.core.api.Assertions.assertThat;

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
    void theRoleIsInLogAndHealth(String text, CapturedOutput output) {
        Role role = configuration.role(new MockEnvironment().withProperty("events.role", text));
        assertThat(output).contains("Starting a node with role " + text);
        assertThat(configuration.nodeHealthIndicator(role).health().getDetails())
                .containsEntry("role", text);
    }
}
