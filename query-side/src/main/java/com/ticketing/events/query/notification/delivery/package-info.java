/** Deliveries: one notification through one channel each, their states, and the log that stores them. */
@NullMarked
package com.ticketing.events.query.notification.delivery;

import org.jspecify.annotations.NullMarked;
