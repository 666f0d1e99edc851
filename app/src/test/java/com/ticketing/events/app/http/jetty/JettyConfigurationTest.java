package com.ticketing.events.app.http.jetty;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JettyConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void acceptsTheRootAsContextPath(String contextPath) {
        assertThatCode(() -> new JettyConfiguration(contextPath)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnyOtherContextPath() {
        assertThatThrownBy(() -> new JettyConfiguration("/tickets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("server.servlet.context-path is not supported: ");
    }
}
