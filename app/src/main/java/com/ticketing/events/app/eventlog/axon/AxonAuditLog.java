package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventMetadata;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.audit.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** Audit log over the event log: reads the recent events from memory, and older ones from the database. Thread-safe. */
public final class AxonAuditLog implements AuditLog {

    /** Positions that one query scans, so that a rare match in a long log does not exceed the query timeout. */
    private static final long MAX_SCANNED_POSITIONS = 100_000;

    private final EventLog log;
    private final EventLogStorageEngine engine;

    /** Reads through {@code engine}, which must be on the same {@code log}. */
    public AxonAuditLog(EventLog log, EventLogStorageEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    @Override
    public List<LoggedEvent> ofEvent(UUID eventId, long version, int limit) {
        return logged(engine.messages(log.ofEvent(eventId.toString(), version, limit)));
    }

    @Override
    public List<LoggedEvent> between(long after, long last, AuditFilter filter, int limit) {
        List<TrackedEventMessage<?>> recent = after < last ? log.recentAfter(after) : List.of();
        // Events of other nodes are not in memory, and personal data that another node erased may still be.
        boolean complete = !recent.isEmpty() && recent.size() >= log.headPosition() - after;
        if (complete) {
            return logged(recent.iterator()).stream()
                    .filter(event -> event.position() <= last && filter.matches(event))
                    .limit(limit)
                    .toList();
        }
        List<LoggedEvent> found = new ArrayList<>();
        long from = after;
        while (from < last && found.size() < limit) {
            long to = filter.eventId() == null ? Math.min(last, from + MAX_SCANNED_POSITIONS) : last;
            int wanted = limit - found.size();
            List<StoredEvent> rows = log.matching(from, to, filter, wanted);
            logged(engine.messages(rows)).stream().filter(filter::matches).forEach(found::add);
            from = rows.size() < wanted ? to : rows.getLast().position();
        }
        return found;
    }

    @Override
    public long head() {
        return log.headPosition();
    }

    @Override
    public long replacements() {
        return log.replacements();
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        return log.head().awaitBeyond(position, timeout.toNanos());
    }

    private static List<LoggedEvent> logged(Iterator<TrackedEventMessage<?>> messages) {
        List<LoggedEvent> events = new ArrayList<>();
        messages.forEachRemaining(message -> {
            if (message instanceof DomainEventMessage<?> domainEvent
                    && domainEvent.getPayload() instanceof DomainEvent event) {
                events.add(new LoggedEvent(
                        EventLogStorageEngine.position(message.trackingToken()),
                        domainEvent.getSequenceNumber(),
                        text(message, EventMetadata.ACTOR),
                        text(message, EventMetadata.REQUEST_ID),
                        event,
                        erased(message)));
            }
        });
        return events;
    }

    private static Set<String> erased(TrackedEventMessage<?> message) {
        String fields = text(message, StoredEvent.ERASED);
        return fields == null ? Set.of() : Set.of(fields.split(",", -1));
    }

    private static @Nullable String text(TrackedEventMessage<?> message, String key) {
        return message.getMetaData().get(key) instanceof String text ? text : null;
    }
}
