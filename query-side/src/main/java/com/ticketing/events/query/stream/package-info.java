/** Open event streams: written without blocking by one thread, limited in number, with keep-alives and timeouts. */
@NullMarked
package com.ticketing.events.query.stream;

import org.jspecify.annotations.NullMarked;
