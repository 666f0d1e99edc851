/** Public changes: every public Event once, at its latest public change, as pages and as an event stream. */
@NullMarked
package com.ticketing.events.query.catalog.changes;

import org.jspecify.annotations.NullMarked;
