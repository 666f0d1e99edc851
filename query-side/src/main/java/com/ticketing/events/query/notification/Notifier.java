package com.ticketing.events.query.notification;

/** A way to tell the outside world something: the log or a webhook here, SES or SNS elsewhere (brief 3.4). */
public interface Notifier {

    /** The name of the channel, the same for ever: what was recorded for it is sent by the notifier of this name. */
    String channel();

    /**
     * Sends the notification and returns when it has been taken. May be asked for the same delivery again, for example
     * after a crash: a receiver that must not see it twice goes by {@link Delivery#id()}. Is called by many threads, and
     * takes less time than a claim lasts.
     *
     * @throws NotificationNotSent when it was not taken
     */
    void send(Delivery delivery) throws NotificationNotSent, InterruptedException;
}
