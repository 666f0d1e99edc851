package com.ticketing.events.query.notification.web;

import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.notification.delivery.DeliveryQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of deliveries, in the order of the query.
 *
 * @param next the {@code after} of the following page: the id of the last delivery, because one position can have
 *     several deliveries; null on the last page
 */
record DeliveryPage(
        List<DeliveryView> notifications, @Nullable String next) {

    /** Reads one delivery more than requested to find out whether there is a following page. */
    static DeliveryPage of(DeliveryLog deliveries, DeliveryQuery query) {
        int limit = query.limit();
        List<DeliveryView> views = deliveries.list(query.withLimit(limit + 1)).stream()
                .map(DeliveryView::of)
                .toList();
        if (views.size() <= limit) {
            return new DeliveryPage(views, null);
        }
        List<DeliveryView> page = views.subList(0, limit);
        return new DeliveryPage(page, page.getLast().id());
    }
}
