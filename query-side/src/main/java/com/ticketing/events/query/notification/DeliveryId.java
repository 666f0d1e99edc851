package com.ticketing.events.query.notification;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identity of a delivery: the position of a domain event and a channel. The text form, {@code 17-webhook}, is the
 * idempotency key sent to receivers, the same at every attempt.
 *
 * @param channel a lower-case letter, then lower-case letters, digits and hyphens; at most 50 characters
 */
public record DeliveryId(long position, String channel) {

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{0,49}");
    private static final Pattern TEXT_FORM = Pattern.compile("([0-9]{1,18})-(" + CHANNEL + ")");

    public DeliveryId {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("Invalid channel name: " + channel);
        }
    }

    /** Parses the text form; empty if the text is not one. */
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
