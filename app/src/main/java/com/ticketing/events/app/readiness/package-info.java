/** Readiness of the node: no request is served before the catalog, if there is one, has caught up with the log. */
@NullMarked
package com.ticketing.events.app.readiness;

import org.jspecify.annotations.NullMarked;
