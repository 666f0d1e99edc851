package com.ticketing.events.app.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class ProxyConfigurationTest {

    private static final TrustedProxies NONE = new TrustedProxies(List.of());
    private static final TrustedProxies ONE = new TrustedProxies(List.of("127.0.0.1"));

    @ParameterizedTest
    @CsvSource({
        "server.servlet.context-path, ''",
        "server.servlet.context-path, /",
        "spring.mvc.servlet.path, /",
        "server.forward-headers-strategy, none",
        "server.forward-headers-strategy, NATIVE"
    })
    void acceptsTheRootAndTheHeadersOfTrustedProxies(String name, String value) {
        assertThatCode(() -> new ProxyConfiguration(new MockEnvironment().withProperty(name, value), ONE))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "server.servlet.context-path, /tickets, is not supported: ",
        "spring.mvc.servlet.path, /tickets, is not supported: ",
        "server.forward-headers-strategy, Framework, must be native"
    })
    void refusesWhatHoldsOnAPartOfThePaths(String name, String value, String reason) {
        MockEnvironment settings = new MockEnvironment().withProperty(name, value);
        IllegalArgumentException refused =
                catchThrowableOfType(IllegalArgumentException.class, () -> new ProxyConfiguration(settings, NONE));
        assertThat(refused).hasMessageStartingWith(name + " " + reason);
        assertThat(refused.getMessage()).doesNotContain("\n");
    }

    @Test
    void warnsOfHeadersThatEveryClientCanSend(CapturedOutput output) {
        MockEnvironment settings = new MockEnvironment().withProperty("server.forward-headers-strategy", "native");
        new ProxyConfiguration(settings, ONE);
        assertThat(output.getAll()).doesNotContain("trusted-proxies");
        new ProxyConfiguration(settings, NONE);
        assertThat(output.getAll()
                        .lines()
                        .filter(line -> line.contains("events.limits.trusted-proxies names no proxy")))
                .singleElement()
                .asString()
                .contains("WARN");
    }
}
