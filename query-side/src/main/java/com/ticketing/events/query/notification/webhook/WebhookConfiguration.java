package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.query.notification.NotificationProperties;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The channel {@code webhook}, enabled by {@code events.notifications.webhook.url}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    @Bean
    @Conditional(WebhookCondition.class)
    WebhookNotifier webhookNotifier(
            WebhookProperties properties,
            NotificationProperties deliveries,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters,
            Tracing tracing) {
        WebhookNotifier webhook = new WebhookNotifier(
                URI.create(Objects.requireNonNull(properties.url())),
                new WebhookSignature(Objects.requireNonNull(properties.secret())),
                properties.timeout(),
                deliveries.inFlight(),
                json,
                clock,
                tracing);
        Gauge.builder("events.notifications.webhook.connections", webhook::openConnections)
                .description("Open connections to the webhook")
                .register(meters);
        return webhook;
    }
}
