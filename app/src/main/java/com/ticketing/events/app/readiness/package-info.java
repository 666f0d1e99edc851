/** Readiness of the node: after a start, no query is served before the catalog has caught up. */
@NullMarked
package com.ticketing.events.app.readiness;

import org.jspecify.annotations.NullMarked;
