package com.ticketing.events.query.summary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ModelSummaryPropertiesTest {

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ModelSummaryProperties(
                        "https://api.openai.com/v1",
                        null,
                        "gpt-4o-mini",
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(20),
                        8,
                        120));
    }

    @ParameterizedTest
    @CsvSource({
        "base-url,ftp://model.example",
        "base-url,model.example",
        "base-url,http://user:secret@model.example",
        "base-url,http://model.example/v1?key=1",
        "base-url,'http://model .example'",
        "name,''",
        "first-chunk-timeout,1ms",
        "timeout,11m",
        "concurrency,0",
        "per-minute,0"
    })
    void rejectsUnusableValuesWithoutRepeatingASecret(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("events.summary.model." + name, value)))
                .rootCause()
                .hasMessageStartingWith("events.summary.model." + name)
                .hasMessageNotContaining("secret");
    }

    @Test
    void hasNoKeyInItsTextForm() {
        assertThat(bind(Map.of("events.summary.model.api-key", "sk-secret")).toString())
                .doesNotContain("secret");
    }

    private static ModelSummaryProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(ModelSummaryProperties.PREFIX, ModelSummaryProperties.class);
    }
}
