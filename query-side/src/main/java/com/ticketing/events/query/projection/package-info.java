/** Status of the projections and rebuild of the catalog. */
@NullMarked
package com.ticketing.events.query.projection;

import org.jspecify.annotations.NullMarked;
