/** Limits of connections: their number, and the rate at which requests arrive. */
@NullMarked
package com.ticketing.events.app.http.jetty.connection;

import org.jspecify.annotations.NullMarked;
