/** Backup and restore of an event log in SQLite. */
@NullMarked
package com.ticketing.events.app.eventlog.backup;

import org.jspecify.annotations.NullMarked;
