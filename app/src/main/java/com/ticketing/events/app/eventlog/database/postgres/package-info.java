/** The event log in PostgreSQL, with the notifications of other nodes' commits. */
@NullMarked
package com.ticketing.events.app.eventlog.database.postgres;

import org.jspecify.annotations.NullMarked;
