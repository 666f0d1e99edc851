/** The durable delivery log of the notifications, in the event log's database. */
@NullMarked
package com.ticketing.events.app.deliverylog;

import org.jspecify.annotations.NullMarked;
