package com.ticketing.events.query.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FeedPropertiesTest {

    @Test
    void sendsAKeepAliveAfterFifteenSecondsByDefault() {
        assertThat(bind(Map.of())).isEqualTo(new FeedProperties(Duration.ofSeconds(15)));
    }

    @Test
    void rejectsAKeepAliveOfZero() {
        assertThatThrownBy(() -> bind(Map.of("events.audit.keep-alive", "0s")))
                .hasRootCauseMessage("events.audit.keep-alive must be between 0.001s and 1h, but is 0s");
    }

    private static FeedProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("events.audit", FeedProperties.class);
    }
}
