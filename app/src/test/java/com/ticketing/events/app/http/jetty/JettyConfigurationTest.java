package com.ticketing.events.app.http.jetty;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JettyConfigurationTest {

    @ParameterizedTest
    @CsvSource({"'', ''", "/, native", "/, none"})
    void acceptsTheRootAsContextPathAndTheServersForwardedHeaders(String contextPath, String forwardedHeaders) {
        assertThatCode(() -> new JettyConfiguration(contextPath, forwardedHeaders))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnyOtherContextPath() {
        assertThatThrownBy(() -> new JettyConfiguration("/tickets", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("server.servlet.context-path is not supported: ");
    }

    @Test
    void refusesForwardedHeadersThatHaveEffectOnAPartOfThePaths() {
        assertThatThrownBy(() -> new JettyConfiguration("", "FRAMEWORK"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("server.forward-headers-strategy=framework is not supported: ");
    }
}
