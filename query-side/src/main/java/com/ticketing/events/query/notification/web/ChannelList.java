package com.ticketing.events.query.notification.web;

import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import java.util.List;

/** JSON representation of the configured channels, ordered by name. */
record ChannelList(List<ChannelView> channels) {

    static ChannelList of(List<Notifier> notifiers, DeliveryLog deliveries) {
        return new ChannelList(notifiers.stream()
                .map(notifier -> ChannelView.of(notifier, deliveries))
                .toList());
    }
}
