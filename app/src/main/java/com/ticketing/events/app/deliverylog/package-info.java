/** The durable delivery log of notifications, in the event log's database. */
@NullMarked
package com.ticketing.events.app.deliverylog;

import org.jspecify.annotations.NullMarked;
