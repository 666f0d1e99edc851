/** Hash chain over the rows of the event log. */
@NullMarked
package com.ticketing.events.app.eventlog.chain;

import org.jspecify.annotations.NullMarked;
