package com.ticketing.events.query.notification;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a delivery: the position of a domain event and the channel. Its text form, {@code 17-webhook}, is the
 * idempotency key that a receiver sees, the same at every attempt.
 *
 * @param channel starts with a lower-case letter, has lower-case letters, digits and hyphens, at most 50
 */
public record DeliveryId(long position, String channel) {

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{0,49}");
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-(" + CHANNEL + ")");

    public DeliveryId {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("Not a name for a channel: " + channel);
        }
    }

    public static Optional<DeliveryId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new DeliveryId(Long.parseLong(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return position + "-" + channel;
    }
}
