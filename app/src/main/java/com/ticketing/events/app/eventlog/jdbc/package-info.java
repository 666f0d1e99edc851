/** Connections to the database of the event log, and the execution of SQL on them. */
@NullMarked
package com.ticketing.events.app.eventlog.jdbc;

import org.jspecify.annotations.NullMarked;
