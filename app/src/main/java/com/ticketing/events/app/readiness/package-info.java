/** Readiness of the node: after a start, no query is served before every projection has caught up. */
@NullMarked
package com.ticketing.events.app.readiness;

import org.jspecify.annotations.NullMarked;
