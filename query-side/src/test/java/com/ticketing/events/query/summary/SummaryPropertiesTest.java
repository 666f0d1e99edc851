package com.ticketing.events.query.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SummaryPropertiesTest {

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SummaryProperties(
                        SummaryProperties.Generator.TEMPLATE, Duration.ofMillis(40), 10_000, Duration.ofSeconds(15)));
    }

    @Test
    void allowsADelayOfZero() {
        assertThat(bind(Map.of("events.summary.chunk-delay", "0")).chunkDelay()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"chunk-delay,-1ms", "cache-size,0", "keep-alive,0s"})
    void rejectsValuesOutOfRange(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("events.summary." + name, value)))
                .rootCause()
                .hasMessageContaining("events.summary." + name);
    }

    private static SummaryProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("events.summary", SummaryProperties.class);
    }
}
