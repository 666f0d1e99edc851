package com.ticketing.events.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "ADMIN_TOKEN, x",
        "EVENTS_ROLE, query",
        "EVENTS_TIME_ZONE, UTC",
        "EVENTS_TIMEZONE, UTC",
        "EVENTS_LIMITS_TRUSTEDPROXIES, '10.0.0.0/8,fd00::/8'",
        "EVENTS_LIMITS_STREAMS_PER_ADDRESS, 2",
        "EVENTS_PUBLIC_MAXAGE, 1s",
        "EVENTS_LOG_APPENDTIMEOUT, 1s",
        "EVENTS_SECURITY_ACTORS_ADA_SCOPES_0, admin",
        "EVENTS_SECURITY_TOKENS_ADA, x",
        "SERVER_PORT, 1",
        "SERVER_FORWARDHEADERSSTRATEGY, native",
        "SPRING_CONFIG_IMPORT, 'configtree:/run/secrets/'",
        "SPRING_DATASOURCE_URL, x",
        "MANAGEMENT_ENDPOINT_HEALTH_SHOWDETAILS, always"
    })
    void aVariableOfTheServiceIsKnown(String name, String value) {
        assertThat(ServiceSettings.unknownVariables(Map.of(name, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN_TOKENS, x",
        "EVENT_ROLE, query",
        "EVENTS_ROLES, query",
        "EVENTS_LIMITS_TRUSTED_PROXY, 10.0.0.1",
        "EVENTS_LOG_TIMEOUT, 1s",
        "EVENTS_ERASURE, x",
        "EVENTS_SECURITY_ACTORS_ADA_EXPIRES, x",
        "SERVER_FORWARDHEADERS, native",
        "SPRING_DATASOURCE_USER, x",
        "SPRING_R2DBC_URL, x",
        "MANAGEMENT_HEALTH_SHOWDETAILS, always"
    })
    void anotherVariableIsNot(String name, String value) {
        assertThat(ServiceSettings.unknownVariables(Map.of(name, value))).containsExactly(name);
    }

    @Test
    void aPropertyHasItsExactName() {
        assertThat(ServiceSettings.unknownProperties(Map.of(
                        "ADMIN_TOKEN", "x",
                        "spring.datasource.password", "x",
                        "events.security.actors.prometheus.tokens", "x",
                        "events.security.actors.prometheus.token", "x",
                        "spring.datasource.pass", "x")))
                .containsExactly("events.security.actors.prometheus.token", "spring.datasource.pass");
    }
}
