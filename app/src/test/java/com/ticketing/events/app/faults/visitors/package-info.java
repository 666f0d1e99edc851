/** Attacks by anonymous visitors: many connections, streams and requests. */
@NullMarked
package com.ticketing.events.app.faults.visitors;

import org.jspecify.annotations.NullMarked;
