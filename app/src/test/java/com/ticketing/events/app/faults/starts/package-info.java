/** Starts of the service and of its commands as an operator sees them. */
@NullMarked
package com.ticketing.events.app.faults.starts;

import org.jspecify.annotations.NullMarked;
