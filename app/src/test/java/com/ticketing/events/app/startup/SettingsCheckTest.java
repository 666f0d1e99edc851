package com.ticketing.events.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class SettingsCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--events.log.recent-event=1 | events.log.recent-event is not a property of the service; did you mean"
                        + " events.log.recent-events?",
                "--events.timezone.x=UTC | events.timezone.x is not a property of the service; did you mean"
                        + " events.time-zone?",
                "--events.colour=red | events.colour is not a property of the service; README.md lists them",
                "--EVENTS_ROLE=query | EVENTS_ROLE is not a property of the service; did you mean events.role?"
            })
    void refusesAnUnknownNameOnTheCommandLine(String argument, String line) {
        Throwable refusal = catchThrowable(() -> check(new SimpleCommandLinePropertySource(argument)));
        assertThat(StartFailureLine.of(refusal, environment())).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events.log.recent-events",
                "events.log.recentEvents",
                "events.log.recent_events",
                "events.limits.trusted-proxies[0]",
                "events.security.tokens.ada",
                "events.security.actors.ada.scopes[1]",
                "events.security.jwt.issuer-uri",
                "spring.anything",
                "EVENT_SERVICE_JAR"
            })
    void acceptsTheFormsOfAName(String name, CapturedOutput output) {
        assertThatCode(() -> check(new MapPropertySource("file", Map.of(name, "1"))))
                .doesNotThrowAnyException();
        assertThat(output).isEmpty();
    }

    @Test
    void warnsOfAnUnknownEnvironmentVariable(CapturedOutput output) {
        check(new SystemEnvironmentPropertySource("systemEnvironment", Map.of("EVENTS_LOG_RECENTEVENT", "1")));
        assertThat(output)
                .contains("The environment variable EVENTS_LOG_RECENTEVENT has no effect: it is not a property of the"
                        + " service; did you mean EVENTS_LOG_RECENTEVENTS?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EVENTS_LOG_RECENTEVENTS",
                "EVENTS_LOG_RECENT_EVENTS",
                "EVENTS_LIMITS_TRUSTEDPROXIES_0_",
                "EVENTS_SECURITY_TOKENS_ADA",
                "EVENTS_SERVICE_HOST",
                "EVENTS_SERVICE_PORT",
                "EVENTS_SERVICE_PORT_HTTP",
                "EVENTS_PORT",
                "EVENTS_PORT_8080_TCP",
                "EVENTS_PORT_8080_TCP_ADDR",
                "EVENTS_QUERY_SERVICE_HOST"
            })
    void acceptsTheFormsOfAVariableAndThoseOfKubernetes(String name, CapturedOutput output) {
        check(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, "1")));
        assertThat(output).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"server.port,70000", "server.port,-1", "server.jetty.connection-idle-timeout,0s"})
    void refusesAValueOutOfRange(String name, String value) {
        Throwable refusal = catchThrowable(() -> check(new MapPropertySource("file", Map.of(name, value))));
        assertThat(StartFailureLine.of(refusal, null))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith(name + " must be between ")
                        .contains(", but is " + value + "; for example " + name + "="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.time-zone", "spring.datasource.password", "server.port"})
    void refusesAPlaceholderWithoutAValue(String name) {
        Throwable refusal = catchThrowable(() -> check(new MapPropertySource("file", Map.of(name, "a${hush}b"))));
        assertThat(StartFailureLine.of(refusal, null))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith(name + " has a placeholder ${...} without a value: define it, or write the value"
                                + " itself; for example " + name + "=")
                        .doesNotContain("hush"));
    }

    private static void check(PropertySource<?> source) {
        ConfigurableEnvironment environment = environment();
        environment.getPropertySources().addFirst(source);
        SettingsCheck.check(environment);
    }

    /** Without the variables and properties of the test's own process. */
    private static ConfigurableEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        return environment;
    }
}
