package com.ticketing.events.query.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.notification.channel.HttpAddress;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.text.Sha256;
import java.net.URI;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.client.Origin;
import org.springframework.util.Assert;

/**
 * One receiver: the name of its channel, its address, and the types of notifications it gets. The text form is the
 * name.
 *
 * @param types stored names of types of domain events; never empty
 */
record WebhookChannel(String name, URI url, WebhookSignature signature, Set<String> types) {

    /**
     * Checks the settings of a receiver.
     *
     * @param prefix the property above the settings, with which the message of a failure begins
     * @throws IllegalArgumentException if one is invalid; the message contains no value that may be secret
     */
    static WebhookChannel of(String prefix, String name, WebhookProperties.Receiver settings) {
        String url = settings.url();
        String secret = settings.secret();
        String previous = settings.previousSecret();
        Assert.isTrue(url != null && !url.isBlank(), prefix + ".url is required");
        Assert.isTrue(
                secret != null && !secret.isBlank(), prefix + ".secret is required when " + prefix + ".url is set");
        URI address = HttpAddress.parse(prefix + ".url", url);
        Assert.isTrue(
                Notification.TYPES.containsAll(settings.types()),
                prefix + ".types must be some of " + String.join(", ", new TreeSet<>(Notification.TYPES)));
        return new WebhookChannel(
                name,
                address,
                new WebhookSignature(
                        WebhookSecret.parse(prefix + ".secret", secret),
                        previous == null || previous.isBlank()
                                ? null
                                : WebhookSecret.parse(prefix + ".previous-secret", previous)),
                settings.types().isEmpty() ? Notification.TYPES : Set.copyOf(settings.types()));
    }

    /** Scheme, host and port. */
    String origin() {
        return new Origin(url.getScheme(), url.getHost(), url.getPort()).asString();
    }

    /** 32 hexadecimal digits that identify the whole URL. */
    String urlDigest() {
        return HexFormat.of().formatHex(Sha256.of(url.toString().getBytes(UTF_8)), 0, 16);
    }

    @Override
    public String toString() {
        return name;
    }
}
