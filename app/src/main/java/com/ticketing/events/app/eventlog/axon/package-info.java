/** Axon's event store on the event log. */
@NullMarked
package com.ticketing.events.app.eventlog.axon;

import org.jspecify.annotations.NullMarked;
