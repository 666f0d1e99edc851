/**
 * Event summaries: generated once, streamed to any number of clients, cached until the Event's public fields change.
 */
@NullMarked
package com.ticketing.events.query.summary;

import org.jspecify.annotations.NullMarked;
