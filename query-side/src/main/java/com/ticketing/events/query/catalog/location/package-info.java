/** Term dictionary of locations and substring matching on it. */
@NullMarked
package com.ticketing.events.query.catalog.location;

import org.jspecify.annotations.NullMarked;
