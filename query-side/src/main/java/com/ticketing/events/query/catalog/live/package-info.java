/** The catalog that serves queries, its follower and its replacement during a rebuild. */
@NullMarked
package com.ticketing.events.query.catalog.live;

import org.jspecify.annotations.NullMarked;
