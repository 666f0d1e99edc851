/** The short text on an event card: written once, streamed to many, cached until the card changes. */
@NullMarked
package com.ticketing.events.query.summary;

import org.jspecify.annotations.NullMarked;
