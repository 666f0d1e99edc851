/** When and where the write buffers of catalogs are merged into their segments. */
@NullMarked
package com.ticketing.events.query.catalog.merge;

import org.jspecify.annotations.NullMarked;
