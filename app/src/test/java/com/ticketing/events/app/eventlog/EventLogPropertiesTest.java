package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EventLogPropertiesTest {

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new EventLogProperties(
                        Path.of("data"),
                        null,
                        new EventLogProperties.Log(4096, Duration.ofMillis(2500), 2048, 1000, Duration.ofMillis(250))));
    }

    @Test
    void acceptsNoRecentEvents() {
        assertThat(bind(Map.of("events.log.recent-events", "0")).log().recentEvents())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "queue-capacity,0",
        "queue-capacity,2147483647",
        "append-timeout,0s",
        "append-timeout,-1s",
        "append-timeout,400d",
        "recent-events,-1",
        "recent-events,2147483647",
        "read-batch,0",
        "read-batch,2147483647",
        "poll-interval,0ms",
        "poll-interval,400d"
    })
    void rejectsValuesOutOfRange(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("events.log." + name, value)))
                .rootCause()
                .hasMessageMatching("events\\.log\\." + name + " must be between \\S+ and \\S+, but is \\S+");
    }

    private static EventLogProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("events", EventLogProperties.class);
    }
}
