package com.ticketing.events.query.notification;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The channels by which notifications leave. Another one is another bean of type {@link Notifier}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
class NotificationConfiguration {

    @Bean
    LoggingNotifier loggingNotifier() {
        return new LoggingNotifier();
    }

    @Bean
    @Conditional(WebhookConfigured.class)
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
