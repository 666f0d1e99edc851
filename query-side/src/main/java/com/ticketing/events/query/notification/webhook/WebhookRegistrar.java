package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.notification.NotificationProperties;
import com.ticketing.events.query.notification.channel.CancellationReasons;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Registers a {@link WebhookNotifier} for each receiver in the settings. */
final class WebhookRegistrar implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        WebhookProperties properties =
                Binder.get(environment).bindOrCreate(WebhookProperties.PREFIX, WebhookProperties.class);
        AddressPolicy policy = AddressPolicy.of(properties.allowPrivateAddresses());
        for (WebhookChannel channel : properties.receivers()) {
            registry.registerBean(
                    "webhookNotifier-" + channel.name(),
                    WebhookNotifier.class,
                    bean -> bean.supplier(context -> notifier(channel, properties, policy, context)));
        }
    }

    private static WebhookNotifier notifier(
            WebhookChannel channel,
            WebhookProperties properties,
            AddressPolicy policy,
            BeanRegistry.SupplierContext context) {
        int inFlight = context.bean(NotificationProperties.class).inFlight();
        WebhookNotifier notifier = new WebhookNotifier(
                channel,
                new WebhookClient(properties.timeout(), inFlight, policy),
                new CancellationReasons(context.bean(AuditLog.class)),
                context.bean(JsonMapper.class),
                context.bean(Clock.class),
                context.bean(Tracing.class));
        Gauge.builder("events.notifications.webhook.connections", notifier::openConnections)
                .description("Open connections to the webhook")
                .tag("channel", channel.name())
                .register(context.bean(MeterRegistry.class));
        return notifier;
    }
}
