package com.ticketing.events.app.http.jetty.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressibleTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON;charset=utf-8",
                "application/problem+json",
                "application/vnd.spring-boot.actuator.v3+json",
                "application/vnd.oai.openapi",
                "application/x-ndjson",
                "application/openmetrics-text; version=1.0.0",
                "text/html;charset=UTF-8",
                "text/css",
                "text/javascript",
                "text/calendar;charset=utf-8",
                "image/svg+xml"
            })
    void includesText(String contentType) {
        assertThat(CompressibleType.matches(contentType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "text/event-stream;charset=UTF-8",
                "Text/Event-Stream ; charset=UTF-8",
                "image/png",
                "application/octet-stream",
                "application/gzip",
                "font/woff2",
                ""
            })
    void excludesEventStreamsAndEverythingElse(String contentType) {
        assertThat(CompressibleType.matches(contentType)).isFalse();
    }

    @Test
    void excludesBodiesWithoutAType() {
        assertThat(CompressibleType.matches(null)).isFalse();
    }
}
