/** Wiring of Axon: command bus, event processors, interceptors. */
@NullMarked
package com.ticketing.events.app.axon;

import org.jspecify.annotations.NullMarked;
