package com.ticketing.events.query.notification.web;

/**
 * JSON representation of the redelivery of a channel.
 *
 * @param redelivered the number of deliveries that are pending again; below the maximum if no more were dead
 */
record RedeliveryView(String channel, int redelivered) {}
