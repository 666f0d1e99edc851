/** In-memory index of the catalog: an immutable sorted segment, a write buffer, and searches of both. */
@NullMarked
package com.ticketing.events.query.catalog.index;

import org.jspecify.annotations.NullMarked;
