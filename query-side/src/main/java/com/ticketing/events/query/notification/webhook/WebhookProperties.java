package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.settings.SettingRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of the webhook channels. The text form omits secrets and URLs, which may have some, too.
 *
 * @param url the http or https URL of the channel {@code webhook}; null or blank disables it
 * @param secret the secret of its signatures; required with a url
 * @param previousSecret the secret before a change, which also signs; null or blank if there is none
 * @param types the types of notifications that it gets; empty for all
 * @param channels further receivers by the name of their channel
 * @param timeout the limit for one exchange, from the connection to the end of the response; 1 ms to 1 h
 * @param allowPrivateAddresses whether receivers may have addresses that are not public; null for loopback only
 */
@ConfigurationProperties(prefix = WebhookProperties.PREFIX, ignoreUnknownFields = false)
record WebhookProperties(
        @Nullable String url,
        @Nullable String secret,
        @Nullable String previousSecret,
        @DefaultValue List<String> types,
        @DefaultValue Map<String, Receiver> channels,
        @DefaultValue("10s") Duration timeout,
        @Nullable Boolean allowPrivateAddresses) {

    static final String PREFIX = "events.notifications.webhook";

    private static final String NAME = "webhook";

    /** Names of other channels. */
    private static final Set<String> RESERVED = Set.of(NAME, "log", "ses", "smtp", "sns");

    WebhookProperties {
        SettingRange.check(PREFIX + ".timeout", timeout, Duration.ofMillis(1), Duration.ofHours(1));
        types = List.copyOf(types);
        channels = Map.copyOf(channels);
        receivers(new Receiver(url, secret, previousSecret, types), channels);
    }

    /**
     * A receiver; see the components of {@link WebhookProperties} with the same names.
     *
     * @param url required
     */
    record Receiver(
            @Nullable String url,
            @Nullable String secret,
            @Nullable String previousSecret,
            @DefaultValue List<String> types) {

        @Override
        public String toString() {
            return "Receiver";
        }
    }

    /** The receivers, ordered by name; the channel {@code webhook} first. */
    List<WebhookChannel> receivers() {
        return receivers(new Receiver(url, secret, previousSecret, types), channels);
    }

    private static List<WebhookChannel> receivers(Receiver first, Map<String, Receiver> others) {
        List<WebhookChannel> receivers = new ArrayList<>();
        if (first.url() != null && !first.url().isBlank()) {
            receivers.add(WebhookChannel.of(PREFIX, NAME, first));
        }
        new TreeMap<>(others).forEach((name, receiver) -> {
            String prefix = PREFIX + ".channels." + name;
            Assert.isTrue(
                    DeliveryId.isChannel(name),
                    () -> prefix + " must be named with a lower-case letter, then at most 49 lower-case letters, digits"
                            + " and hyphens");
            Assert.isTrue(!RESERVED.contains(name), () -> prefix + " has the name of another channel");
            receivers.add(WebhookChannel.of(prefix, name, receiver));
        });
        return List.copyOf(receivers);
    }

    @Override
    public String toString() {
        return "WebhookProperties[timeout=" + timeout + ", channels=" + channels.keySet() + "]";
    }
}
