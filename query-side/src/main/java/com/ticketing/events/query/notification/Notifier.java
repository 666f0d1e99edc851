package com.ticketing.events.query.notification;

/** A way to tell the outside world something: the log here, SES or SNS elsewhere (brief 3.4). */
public interface Notifier {

    /** Sends the notification once; throws when it could not be sent. */
    void send(Notification notification);
}
