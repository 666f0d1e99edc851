/** Compression of response bodies: negotiation, entity tags, and gzip in pieces that need no state between writes. */
@NullMarked
package com.ticketing.events.app.http.jetty.gzip;

import org.jspecify.annotations.NullMarked;
