package com.ticketing.events.query.notification;

import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.Notification;
import java.time.Duration;

/** Notification channel, for example the console, a webhook, AWS SNS or SES, or SMTP (brief 3.4). Thread-safe. */
public interface Notifier {

    /** The channel's name. It is stored with each delivery and must never change. */
    String channel();

    /**
     * Where it sends, for log lines; empty if that is no address. Has no user, path and query of a URL, which may be
     * secrets.
     */
    default String address() {
        return "";
    }

    /**
     * Identifies the complete address without containing it, which may be a secret; empty if there is none. An address
     * that its receiver has ended is stored in this form.
     */
    default String addressDigest() {
        return "";
    }

    /** Whether the channel sends this notification; no delivery is recorded otherwise. */
    default boolean accepts(Notification notification) {
        return true;
    }

    /**
     * Maximum duration of {@link #send}; the lease of a delivery must be longer. Zero if {@link #send} does not block.
     */
    default Duration timeout() {
        return Duration.ZERO;
    }

    /**
     * Sends a notification and returns when the receiver has accepted it. The same delivery can be sent more than once,
     * for example after a crash; receivers deduplicate by {@link Delivery#id()}.
     *
     * @throws NotificationNotSent if it was not accepted
     */
    void send(Delivery delivery) throws NotificationNotSent, InterruptedException;
}
