package com.ticketing.events.query.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NotificationPropertiesTest {

    @Test
    void haveDefaults() {
        NotificationProperties properties = bound(Map.of());
        assertThat(properties.attempts()).isEqualTo(16);
        assertThat(properties.inFlight()).isEqualTo(256);
        assertThat(properties.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.pollInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(properties.backoff()).isEqualTo(new RetryBackoff(Duration.ofSeconds(1), Duration.ofMinutes(10)));
        assertThat(properties.webhook().url()).isNull();
    }

    @Test
    void takeABlankAddressForNone() {
        assertThat(bound(Map.of("webhook.url", " ")).webhook().url()).isBlank();
    }

    @Test
    void wantASecretForAnAddress() {
        assertThatThrownBy(() -> bound(Map.of("webhook.url", "https://example.org/hook")))
                .hasRootCauseMessage(
                        "events.notifications.webhook.secret is required when events.notifications.webhook.url is set");
    }

    @Test
    void wantAnAddressThatCanBePostedTo() {
        assertThatThrownBy(() -> bound(Map.of("webhook.url", "example.org/hook", "webhook.secret", "s")))
                .hasRootCauseMessage("events.notifications.webhook.url must be an http or https address");
    }

    @Test
    void wantALeaseThatOutlastsAnAttempt() {
        assertThatThrownBy(() -> bound(Map.of("lease", "10s")))
                .hasRootCauseMessage(
                        "events.notifications.lease must be longer than events.notifications.webhook.timeout");
    }

    @Test
    void showNoSecret() {
        assertThat(bound(Map.of("webhook.url", "https://example.org/hook", "webhook.secret", "hush"))
                        .toString())
                .doesNotContain("hush");
    }

    private static NotificationProperties bound(Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("events.notifications." + name, value));
        return new Binder(source).bindOrCreate("events.notifications", NotificationProperties.class);
    }
}
