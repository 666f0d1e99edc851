package com.ticketing.events.query.notification.web;

import com.ticketing.events.query.notification.DeliveryLog;
import com.ticketing.events.query.notification.DeliveryQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some deliveries in the order of position and channel.
 *
 * @param next the {@code after} of the following page: the id of the last delivery, for one position can have several;
 *     null on the last page
 */
record DeliveryPage(
        List<DeliveryView> notifications, @Nullable String next) {

    static DeliveryPage of(DeliveryLog deliveries, DeliveryQuery query) {
        List<DeliveryView> found = deliveries.list(query.andOneMore()).stream()
                .map(DeliveryView::of)
                .toList();
        if (found.size() <= query.limit()) {
            return new DeliveryPage(found, null);
        }
        List<DeliveryView> page = found.subList(0, query.limit());
        return new DeliveryPage(page, page.getLast().id());
    }
}
