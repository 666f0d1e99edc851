/**
 * The durable event log: every domain event on disk before its command is answered, in one gapless global order.
 *
 * <p>A {@link com.ticketing.events.app.eventlog.write.GroupCommitter} writes all queued appends in one transaction.
 * Followers read from the buffer of recent events or from the database, and wait on the {@link
 * com.ticketing.events.app.eventlog.database.LogHead}.
 */
@NullMarked
package com.ticketing.events.app.eventlog;

import org.jspecify.annotations.NullMarked;
