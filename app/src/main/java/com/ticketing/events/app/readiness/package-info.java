/** Readiness of the node after a start. */
@NullMarked
package com.ticketing.events.app.readiness;

import org.jspecify.annotations.NullMarked;
