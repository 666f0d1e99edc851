package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.query.notification.NotificationProperties;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The channel {@code webhook}, on when {@code events.notifications.webhook.url} is set. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    @Conditional(WebhookCondition.class)
    WebhookNotifier webhookNotifier(NotificationProperties properties, JsonMapper json, Clock clock) {
        NotificationProperties.Webhook webhook = properties.webhook();
        return new WebhookNotifier(
                URI.create(Objects.requireNonNull(webhook.url())),
                new WebhookSignature(Objects.requireNonNull(webhook.secret())),
                webhook.timeout(),
                json,
                clock);
    }
}
