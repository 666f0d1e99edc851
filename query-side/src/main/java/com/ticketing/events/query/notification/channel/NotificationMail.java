package com.ticketing.events.query.notification.channel;

import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.Notification;

/**
 * A delivery as a mail to people.
 *
 * @param id the id of the delivery, for the header {@value #ID_HEADER}
 * @param subject one line in the wording of brief 3.2
 * @param body plain text: the same line, the id of the Event and the time of the change
 */
public record NotificationMail(String id, String subject, String body) {

    public static final String ID_HEADER = "X-Delivery-Id";

    public static NotificationMail of(Delivery delivery) {
        Notification notification = delivery.notification();
        String body = notification.text() + "\n\nEvent " + notification.eventId() + "\n" + notification.at() + "\n";
        return new NotificationMail(delivery.key(), notification.text(), body);
    }
}
