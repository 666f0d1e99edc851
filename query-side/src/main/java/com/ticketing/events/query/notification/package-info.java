/**
 * Notifications of created, published and cancelled Events (brief 3.4).
 *
 * <p>The {@code NotificationHandler} records pending deliveries in the {@code DeliveryLog}. For each channel, a {@code
 * ChannelWorker} claims the due ones, sends them by the channel's {@code Notifier} and records the outcome.
 */
@NullMarked
package com.ticketing.events.query.notification;

import org.jspecify.annotations.NullMarked;
