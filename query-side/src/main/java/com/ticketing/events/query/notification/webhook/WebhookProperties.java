package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.settings.SettingRange;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of the webhook channel. The text form omits the secret, and the URL, which may have one, too.
 *
 * @param url the http or https URL that receives the notifications; null or blank disables the channel
 * @param secret the key of the signatures; required with a url
 * @param timeout the limit for one exchange, from the connection to the end of the response; 1 ms to 1 h
 */
@ConfigurationProperties("events.notifications.webhook")
record WebhookProperties(
        @Nullable String url,
        @Nullable String secret,
        @DefaultValue("10s") Duration timeout) {

    private static final int MAX_PORT = 65_535;

    WebhookProperties {
        SettingRange.check("events.notifications.webhook.timeout", timeout, Duration.ofMillis(1), Duration.ofHours(1));
        if (url != null && !url.isBlank()) {
            Assert.isTrue(
                    secret != null && !secret.isBlank(),
                    "events.notifications.webhook.secret is required when events.notifications.webhook.url is set");
            Assert.isTrue(isHttp(url), "events.notifications.webhook.url must be an http or https address");
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null
                    && uri.getPort() <= MAX_PORT
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "WebhookProperties[timeout=" + timeout + "]";
    }
}
