/** Tables, rows and queries of the event log that SQLite and PostgreSQL have in common. */
@NullMarked
package com.ticketing.events.app.eventlog.jdbc;

import org.jspecify.annotations.NullMarked;
