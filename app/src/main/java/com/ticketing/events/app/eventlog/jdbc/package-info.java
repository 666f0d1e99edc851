/** The event log in SQLite and PostgreSQL. */
@NullMarked
package com.ticketing.events.app.eventlog.jdbc;

import org.jspecify.annotations.NullMarked;
