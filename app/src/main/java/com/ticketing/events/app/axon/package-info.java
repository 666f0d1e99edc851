/** Axon configuration: command bus, event processors, handler interceptors, positions of the event processors. */
@NullMarked
package com.ticketing.events.app.axon;

import org.jspecify.annotations.NullMarked;
