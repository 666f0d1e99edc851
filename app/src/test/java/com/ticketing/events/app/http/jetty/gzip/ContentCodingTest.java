package com.ticketing.events.app.http.jetty.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br",
                "gzip, deflate, br, zstd",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "deflate , gzip ; q=0.001",
                "*",
                "*;q=0.5",
                "identity;q=0, gzip;q=0.1",
                "identity;q=0.5, gzip",
                "gzip;q=0, x-gzip"
            })
    void acceptsGzip(String value) {
        assertThat(ContentCoding.acceptsGzip(List.of(value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br, deflate, zstd",
                "gzip;q=0",
                "gzip;q=0.000",
                "gzip; Q=0",
                "*;q=0",
                "gzip;q=0, *",
                "gzip;q=0.5, identity",
                "gzip;q=nonsense",
                "gzip;q=2",
                "gzipped",
                ",;,"
            })
    void doesNotAcceptGzip(String value) {
        assertThat(ContentCoding.acceptsGzip(List.of(value))).isFalse();
    }

    @Test
    void combinesHeaders() {
        assertThat(ContentCoding.acceptsGzip(List.of())).isFalse();
        assertThat(ContentCoding.acceptsGzip(List.of("br", "gzip"))).isTrue();
        assertThat(ContentCoding.acceptsGzip(List.of("gzip;q=0.1", "identity"))).isFalse();
    }
}
