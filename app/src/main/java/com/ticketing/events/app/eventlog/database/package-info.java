/**
 * The database of the event log, with what SQLite and PostgreSQL have in common, and the head of the log that it holds.
 */
@NullMarked
package com.ticketing.events.app.eventlog.database;

import org.jspecify.annotations.NullMarked;
