/** Tables of the event log: their rows, and the queries on them. */
@NullMarked
package com.ticketing.events.app.eventlog.table;

import org.jspecify.annotations.NullMarked;
