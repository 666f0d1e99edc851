/** History of one Event, and its state at a point in time. */
@NullMarked
package com.ticketing.events.query.audit.history;

import org.jspecify.annotations.NullMarked;
