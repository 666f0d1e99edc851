/** Ranks of the rows of a segment: by start, by end, and by location, words and status. */
@NullMarked
package com.ticketing.events.query.catalog.rank;

import org.jspecify.annotations.NullMarked;
