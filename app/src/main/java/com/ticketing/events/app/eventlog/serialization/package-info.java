/** Stored form of domain events: JSON, and names of types that are independent of class names. */
@NullMarked
package com.ticketing.events.app.eventlog.serialization;

import org.jspecify.annotations.NullMarked;
