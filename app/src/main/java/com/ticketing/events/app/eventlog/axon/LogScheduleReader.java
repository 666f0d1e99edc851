package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import com.ticketing.events.command.publication.ScheduleReader;
import com.ticketing.events.command.publication.ScheduledPublication;
import com.ticketing.events.tracing.Cause;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Reads the scheduled publications from the event log, in ranges of positions. Thread-safe. */
final class LogScheduleReader implements ScheduleReader {

    /** Positions that one query scans, so that a rare match in a long log does not exceed the query timeout. */
    private static final long MAX_SCANNED_POSITIONS = 100_000;

    private static final int MAX_ROWS = 1_000;

    private final EventLog log;
    private final EventLogStorageEngine engine;

    /** Reads through {@code engine}, which must be on the same {@code log}. */
    LogScheduleReader(EventLog log, EventLogStorageEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    @Override
    public long readOpen(Consumer<ScheduledPublication> schedules) {
        long head = log.headPosition();
        long position = 0;
        while (position < head) {
            long last = Math.min(head, position + MAX_SCANNED_POSITIONS);
            List<StoredEvent> rows = log.openSchedules(position, last, MAX_ROWS);
            engine.messages(rows).forEachRemaining(message -> schedules.accept(schedule(message)));
            position = rows.size() < MAX_ROWS ? last : rows.getLast().position();
        }
        return head;
    }

    private static ScheduledPublication schedule(TrackedEventMessage<?> message) {
        PublicationScheduled event = (PublicationScheduled) message.getPayload();
        return new ScheduledPublication(event.id(), event.publishAt(), Cause.of(message.getMetaData()));
    }
}
