package com.ticketing.events.query.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each notification as a line of the log (brief 3.4). */
final class LoggingNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger("notifications");

    @Override
    public void send(Notification notification) {
        LOG.info("{}", notification.text());
    }
}
