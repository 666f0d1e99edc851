/** Encoded responses of public reads: header lines as one block, content codings, a cache of lists. */
@NullMarked
package com.ticketing.events.app.http.jetty.response;

import org.jspecify.annotations.NullMarked;
