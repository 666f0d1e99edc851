package com.ticketing.events.query.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebhookPropertiesTest {

    private static final String URL = "https://example.org/hook";

    @Test
    void hasNoUrlByDefault() {
        assertThat(bind(Map.of())).isEqualTo(new WebhookProperties(null, null, Duration.ofSeconds(10)));
    }

    @Test
    void treatsABlankUrlAsAbsent() {
        assertThat(bind(Map.of("url", " ")).url()).isBlank();
    }

    @Test
    void requiresASecretWithAUrl() {
        assertThatThrownBy(() -> bind(Map.of("url", URL)))
                .hasRootCauseMessage(
                        "events.notifications.webhook.secret is required when events.notifications.webhook.url is set");
    }

    @Test
    void requiresAnHttpUrl() {
        assertThatThrownBy(() -> bind(Map.of("url", "example.org/hook", "secret", "s")))
                .hasRootCauseMessage("events.notifications.webhook.url must be an http or https address");
    }

    @Test
    void requiresATimeoutOfMoreThanZero() {
        assertThatThrownBy(() -> bind(Map.of("timeout", "0s")))
                .hasRootCauseMessage("events.notifications.webhook.timeout must be between 0.001s and 1h, but is 0s");
    }

    @Test
    void leavesTheSecretsOutOfTheTextForm() {
        assertThat(bind(Map.of("url", URL, "secret", "hush")).toString())
                .doesNotContain("hush")
                .doesNotContain(URL);
    }

    private static WebhookProperties bind(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put("events.notifications.webhook." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("events.notifications.webhook", WebhookProperties.class);
    }
}
