/**
 * Tells the outside world that an Event was created, published or cancelled (brief 3.4).
 *
 * <p>The {@code NotificationHandler} records what is to be sent in the {@code DeliveryLog}; per channel, a {@code
 * ChannelWorker} takes what is due from there, has the {@code Notifier} send it, and writes down how that ended.
 */
@NullMarked
package com.ticketing.events.query.notification;

import org.jspecify.annotations.NullMarked;
