package com.ticketing.events.query.notification;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard it is tried to deliver notifications, and by which channels.
 *
 * @param attempts how often a delivery is tried before it is dead, at least 1
 * @param inFlight how many deliveries of one channel are under way at the same time, at least 1
 * @param lease after what time a delivery that somebody has claimed and not settled may be claimed by others; longer
 *     than the webhook's timeout, by more than the clocks of two nodes differ
 * @param pollInterval how often to look for deliveries that nobody in this process knows of, and for due retries
 */
@ConfigurationProperties("events.notifications")
public record NotificationProperties(
        @DefaultValue("16") int attempts,
        @DefaultValue("256") int inFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue RetryBackoff backoff,
        @DefaultValue Webhook webhook) {

    public NotificationProperties {
        require(attempts > 0, "events.notifications.attempts must be at least 1");
        require(inFlight > 0, "events.notifications.in-flight must be at least 1");
        require(pollInterval.isPositive(), "events.notifications.poll-interval must be more than zero");
        require(
                lease.compareTo(webhook.timeout()) > 0,
                "events.notifications.lease must be longer than events.notifications.webhook.timeout");
    }

    /**
     * The settings under {@code events.notifications.webhook}. Its text form leaves the secret out.
     *
     * @param url where to POST each notification; null or blank for nowhere
     * @param secret the key of the signatures; required when there is a url
     * @param timeout how long to wait for the receiver's answer
     */
    public record Webhook(
            @Nullable String url,
            @Nullable String secret,
            @DefaultValue("10s") Duration timeout) {

        public Webhook {
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

        @Override
        public String toString() {
            return "Webhook[url=" + url + ", timeout=" + timeout + "]";
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
