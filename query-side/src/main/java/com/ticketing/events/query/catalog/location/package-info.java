/** Dictionary of distinct locations and substring matching on them. */
@NullMarked
package com.ticketing.events.query.catalog.location;

import org.jspecify.annotations.NullMarked;
