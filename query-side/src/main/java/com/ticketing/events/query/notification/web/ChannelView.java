package com.ticketing.events.query.notification.web;

import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.notification.delivery.DeliveryLog.Backlog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * JSON representation of a channel for operators; nulls are written.
 *
 * @param address where it sends, without what may be secret; null if that is no address
 * @param endedAt when the receiver has ended the address; null while it is in use
 * @param pending the number of deliveries that are to be sent
 * @param sent the number of deliveries that are sent, among the last positions
 * @param dead the number of deliveries that are given up
 */
record ChannelView(
        String channel, @Nullable String address, @Nullable Instant endedAt, long pending, long sent, long dead) {

    static ChannelView of(Notifier notifier, DeliveryLog deliveries) {
        String channel = notifier.channel();
        Backlog backlog = deliveries.backlog(channel);
        return new ChannelView(
                channel,
                notifier.address().isEmpty() ? null : notifier.address(),
                deliveries.addressEnd(channel, notifier.addressDigest()).orElse(null),
                backlog.pending(),
                deliveries.recentlySent(channel),
                backlog.dead());
    }
}
