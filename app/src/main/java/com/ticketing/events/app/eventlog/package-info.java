/**
 * The durable event log: every domain event, on disk before its command is answered, in one gapless global order.
 *
 * <p>Callers hand their events to a {@code Committer}, which writes all that wait in one transaction; followers read
 * from the memory of recent events or from the log, and are woken by the {@code Head}.
 */
@NullMarked
package com.ticketing.events.app.eventlog;

import org.jspecify.annotations.NullMarked;
