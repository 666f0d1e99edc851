package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;

/**
 * Ring buffer of the newest events as deserialized messages: a follower near the head needs neither a query nor
 * deserialization. Holds one contiguous range of positions; after a gap (another node wrote) the range restarts.
 * Thread-safe.
 */
public final class RecentEvents {

    private final TrackedEventMessage<?>[] ring;
    private long first = 1;
    private long end = 1;

    /** Creates a buffer of the last {@code capacity} events; with 0 it stays empty. */
    public RecentEvents(int capacity) {
        ring = new TrackedEventMessage<?>[capacity];
    }

    /** Adds events at {@code position}, {@code position + 1}, and so on; an erasure among them is applied. */
    synchronized void add(long position, List<TrackedEventMessage<?>> events) {
        if (ring.length == 0) {
            return;
        }
        if (position != end) {
            first = position;
            end = position;
        }
        for (TrackedEventMessage<?> event : events) {
            ring[slot(end++)] = event;
        }
        first = Math.max(first, end - ring.length);
        for (TrackedEventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> domainEvent
                    && event.getPayload() instanceof PersonalDataErased) {
                erase(domainEvent.getAggregateIdentifier(), domainEvent.getSequenceNumber());
            }
        }
    }

    /** Removes all events; the next ones that are added may have any position. */
    public synchronized void clear() {
        Arrays.fill(ring, null);
        first = end;
    }

    /** Nulls the personal data in the Event's buffered domain events before {@code version}. */
    public synchronized void erase(String eventId, long version) {
        for (long p = first; p < end; p++) {
            if (ring[slot(p)] instanceof GenericTrackedDomainEventMessage<?> event
                    && event.getAggregateIdentifier().equals(eventId)
                    && event.getSequenceNumber() < version
                    && event.getPayload() instanceof DomainEvent payload
                    && !payload.personalData().isEmpty()) {
                ring[slot(p)] = withoutPersonalData(event, payload);
            }
        }
    }

    private static TrackedEventMessage<?> withoutPersonalData(TrackedEventMessage<?> event, DomainEvent payload) {
        DomainEventMessage<?> domainEvent = (DomainEventMessage<?>) event;
        return new GenericTrackedDomainEventMessage<>(
                event.trackingToken(),
                new GenericDomainEventMessage<>(
                        domainEvent.getType(),
                        domainEvent.getAggregateIdentifier(),
                        domainEvent.getSequenceNumber(),
                        new GenericMessage<>(
                                event.getIdentifier(),
                                payload.withoutPersonalData(),
                                event.getMetaData().and(StoredEvent.ERASED, String.join(",", payload.personalData()))),
                        event.getTimestamp()));
    }

    /** Returns all events from {@code position} on, ordered; empty when {@code position} is not in the buffer. */
    public synchronized List<TrackedEventMessage<?>> from(long position) {
        if (position < first || position >= end) {
            return List.of();
        }
        List<TrackedEventMessage<?>> events = new ArrayList<>((int) (end - position));
        for (long p = position; p < end; p++) {
            events.add(ring[slot(p)]);
        }
        return events;
    }

    private int slot(long position) {
        return (int) (position % ring.length);
    }
}
