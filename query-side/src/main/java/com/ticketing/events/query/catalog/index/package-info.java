/** In-memory index of the catalog: an immutable segment and a write buffer. */
@NullMarked
package com.ticketing.events.query.catalog.index;

import org.jspecify.annotations.NullMarked;
