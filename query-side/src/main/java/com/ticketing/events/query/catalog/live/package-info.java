/** The catalog that serves queries, its follower of the event log and its replacement by a rebuild. */
@NullMarked
package com.ticketing.events.query.catalog.live;

import org.jspecify.annotations.NullMarked;
