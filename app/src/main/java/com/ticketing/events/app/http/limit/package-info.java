/** Limits of requests per second, of each client network and of each actor. */
@NullMarked
package com.ticketing.events.app.http.limit;

import org.jspecify.annotations.NullMarked;
