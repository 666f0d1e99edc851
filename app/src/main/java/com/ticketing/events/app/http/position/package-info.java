/** The header {@code Event-Log-Position} on commands and queries: read your writes on any node. */
@NullMarked
package com.ticketing.events.app.http.position;

import org.jspecify.annotations.NullMarked;
