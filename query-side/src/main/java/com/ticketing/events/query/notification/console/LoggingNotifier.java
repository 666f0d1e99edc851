package com.ticketing.events.query.notification.console;

import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.delivery.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Channel {@code log}: logs each notification as one line, by the logger {@code notifications} (brief 3.4). */
final class LoggingNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger("notifications");

    @Override
    public String channel() {
        return "log";
    }

    @Override
    public void send(Delivery delivery) {
        LOG.info("{}", delivery.notification().text());
    }
}
