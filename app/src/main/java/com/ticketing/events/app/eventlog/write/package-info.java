/** Write path of the event log: group commit, deadlines, recent events. */
@NullMarked
package com.ticketing.events.app.eventlog.write;

import org.jspecify.annotations.NullMarked;
