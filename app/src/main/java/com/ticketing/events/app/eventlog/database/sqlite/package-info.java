/** The event log in a SQLite file in a locked data directory. */
@NullMarked
package com.ticketing.events.app.eventlog.database.sqlite;

import org.jspecify.annotations.NullMarked;
