package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventMetadata;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.jdbc.StoredEvent;
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

/** The log as auditors read it: the youngest events from memory, the others from the database. */
public final class AuditTrail implements AuditLog {

    /** How many positions one query looks through, so that a rare match in a long log is not given up on. */
    private static final long STRETCH = 100_000;

    private final EventLog log;
    private final EventLogStorageEngine engine;

    public AuditTrail(EventLog log, EventLogStorageEngine engine) {
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
        // What other nodes wrote is not in memory, and what they erased may still be.
        boolean complete = !recent.isEmpty() && recent.size() >= log.headPosition() - after;
        if (complete) {
            return logged(recent.iterator()).stream()
                    .filter(event -> event.position() <= last && filter.matches(event))
                    .limit(limit)
                    .toList();
        }
        List<LoggedEvent> found = new ArrayList<>();
        for (long from = after; from < last && found.size() < limit; from += STRETCH) {
            long to = filter.eventId() == null ? Math.min(last, from + STRETCH) : last;
            found.addAll(logged(engine.messages(log.matching(from, to, filter, limit - found.size()))));
            if (to == last) {
                break;
            }
        }
        return found;
    }

    @Override
    public long head() {
        return log.headPosition();
    }

    @Override
    public boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
        return log.head().awaitBeyond(position, atMost.toNanos());
    }

    private static List<LoggedEvent> logged(Iterator<TrackedEventMessage<?>> messages) {
        List<LoggedEvent> events = new ArrayList<>();
        messages.forEachRemaining(message -> {
            if (message instanceof DomainEventMessage<?> about && about.getPayload() instanceof DomainEvent event) {
                events.add(new LoggedEvent(
                        EventLogStorageEngine.position(message.trackingToken()),
                        about.getSequenceNumber(),
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
