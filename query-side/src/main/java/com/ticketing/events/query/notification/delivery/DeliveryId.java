package com.ticketing.events.query.notification.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identity of a delivery within one event log: the position of a domain event and a channel. {@link Delivery#key} is
 * the identity that receivers get.
 *
 * @param channel a lower-case letter, then lower-case letters, digits and hyphens; at most 50 characters
 */
public record DeliveryId(long position, String channel) {

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{0,49}");
    private static final Pattern TEXT_FORM = Pattern.compile("([0-9]{1,18})(?:[.][0-9a-f]{8})?-(" + CHANNEL + ")");

    public DeliveryId {
        if (!isChannel(channel)) {
            throw new IllegalArgumentException("Invalid channel name: " + channel);
        }
    }

    /** Whether a text has the form of a channel's name. */
    public static boolean isChannel(String text) {
        return CHANNEL.matcher(text).matches();
    }

    /** Parses {@link Delivery#key}, or {@code 17-webhook} without the hash; empty if the text is neither. */
    public static Optional<DeliveryId> parse(String text) {
        Matcher parts = TEXT_FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new DeliveryId(Long.parseLong(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return position + "-" + channel;
    }
}
