package com.ticketing.events.query.notification.webhook;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the webhook channel. The text form leaves the secret out.
 *
 * @param url where notifications are posted to; null or blank turns the channel off
 * @param secret the key of the signatures; required with a url
 * @param timeout the limit for one exchange, from the connection to the end of the response; more than zero
 */
@ConfigurationProperties("events.notifications.webhook")
record WebhookProperties(
        @Nullable String url,
        @Nullable String secret,
        @DefaultValue("10s") Duration timeout) {

    WebhookProperties {
        require(timeout.isPositive(), "events.notifications.webhook.timeout must be more than zero");
        if (url != null && !url.isBlank()) {
            require(
                    secret != null && !secret.isBlank(),
                    "events.notifications.webhook.secret is required when events.notifications.webhook.url is set");
            require(isHttp(url), "events.notifications.webhook.url must be an http or https address");
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public String toString() {
        return "WebhookProperties[url=" + url + ", timeout=" + timeout + "]";
    }
}
