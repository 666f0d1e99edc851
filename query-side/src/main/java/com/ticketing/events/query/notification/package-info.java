/** Tells the outside world that an Event was created, published or cancelled. */
@NullMarked
package com.ticketing.events.query.notification;

import org.jspecify.annotations.NullMarked;
