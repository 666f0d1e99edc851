package com.ticketing.events.query.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class WebhookPropertiesTest {

    private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String URL = "https://example.org/hook";

    @Test
    void hasNoUrlByDefault() {
        assertThat(bind(Map.of()))
                .isEqualTo(new WebhookProperties(null, null, null, List.of(), Map.of(), Duration.ofSeconds(10), null));
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
    void bindsSeveralReceivers() {
        WebhookProperties properties = bind(Map.of(
                "url", URL,
                "secret", "s",
                "types", "event-created,event-cancelled",
                "channels.crm.url", "http://crm.example.org/",
                "channels.crm.secret", WHSEC,
                "channels.crm.previous-secret", "old",
                "channels.billing.url", "https://billing.example.org/",
                "channels.billing.secret", "s"));
        assertThat(properties.receivers())
                .extracting(WebhookChannel::name)
                .containsExactly("webhook", "billing", "crm");
        assertThat(properties.receivers().getFirst().types())
                .containsExactlyInAnyOrder("event-created", "event-cancelled");
        assertThat(properties.receivers().getLast().types()).hasSize(3);
        assertThat(properties.receivers()).extracting(WebhookChannel::urlDigest).doesNotHaveDuplicates();
    }

    @Test
    void bindsAReceiverFromEnvironmentVariables() {
        String prefix = "EVENTS_NOTIFICATIONS_WEBHOOK_CHANNELS_CRM_";
        Map<String, Object> variables = Map.of(
                prefix + "URL", URL,
                prefix + "SECRET", "s",
                prefix + "PREVIOUSSECRET", "old",
                prefix + "TYPES", "event-published,event-cancelled");
        WebhookProperties properties = new Binder(ConfigurationPropertySources.from(
                        new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .bind(WebhookProperties.PREFIX, WebhookProperties.class)
                .get();
        assertThat(properties.channels().get("crm").previousSecret()).isEqualTo("old");
        assertThat(properties.receivers()).singleElement().satisfies(crm -> {
            assertThat(crm.name()).isEqualTo("crm");
            assertThat(crm.types()).containsExactlyInAnyOrder("event-published", "event-cancelled");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    channels.crm.secret=s | channels.crm.url is required
                    channels.crm.url=https://example.org/ | channels.crm.secret is required when \
                    events.notifications.webhook.channels.crm.url is set
                    channels.log.url=https://example.org/ | channels.log has the name of another channel
                    channels.sns.url=https://example.org/ | channels.sns has the name of another channel
                    channels.webhook.url=https://example.org/ | channels.webhook has the name of another channel
                    channels.Crm.url=https://example.org/ | channels.Crm must be named with a lower-case letter, then \
                    at most 49 lower-case letters, digits and hyphens
                    types=event-created,hush | types must be some of event-cancelled, event-created, event-published
                    secret=whsec_hush! | secret must be whsec_ and the Base64 form of 24 to 64 bytes, or a text \
                    without that prefix
                    secret=whsec_ | secret must be whsec_ and the Base64 form of 24 to 64 bytes, or a text without \
                    that prefix
                    previous-secret=whsec_aHVzaA== | previous-secret must be whsec_ and the Base64 form of 24 to 64 \
                    bytes, or a text without that prefix""")
    void refusesInOneLineWithoutTheValue(String setting, String message) {
        String[] parts = setting.split("=", 2);
        Map<String, String> settings = new HashMap<>(Map.of("url", URL, "secret", "s"));
        settings.put(parts[0], parts[1]);
        assertThatThrownBy(() -> bind(settings))
                .rootCause()
                .hasMessage("events.notifications.webhook." + message)
                .hasMessageNotContaining("hush");
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
