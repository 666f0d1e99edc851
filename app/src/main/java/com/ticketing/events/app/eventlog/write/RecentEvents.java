package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.app.eventlog.jdbc.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;

/**
 * The youngest part of the log, as messages whose payload never left the memory: a follower that keeps up reads neither
 * the database nor JSON. Holds one unbroken run of positions; after a gap (another node wrote) the run starts anew.
 */
public final class RecentEvents {

    private final TrackedEventMessage<?>[] ring;
    private long first = 1;
    private long end = 1;

    /** Keeps the last {@code capacity} events. */
    public RecentEvents(int capacity) {
        ring = new TrackedEventMessage<?>[capacity];
    }

    /** Adds events at {@code position}, {@code position + 1}, and so on. */
    synchronized void add(long position, List<TrackedEventMessage<?>> events) {
        if (position != end) {
            first = position;
            end = position;
        }
        for (TrackedEventMessage<?> event : events) {
            ring[slot(end++)] = event;
        }
        first = Math.max(first, end - ring.length);
        for (TrackedEventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> about && event.getPayload() instanceof PersonalDataErased) {
                erase(about.getAggregateIdentifier(), about.getSequenceNumber());
            }
        }
    }

    /** Removes the personal data of that Event from what happened to it before that version. */
    public synchronized void erase(String eventId, long version) {
        for (long p = first; p < end; p++) {
            if (ring[slot(p)] instanceof GenericTrackedDomainEventMessage<?> event
                    && event.getAggregateIdentifier().equals(eventId)
                    && event.getSequenceNumber() < version
                    && event.getPayload() instanceof DomainEvent told
                    && !told.personalData().isEmpty()) {
                ring[slot(p)] = withoutPersonalData(event, told);
            }
        }
    }

    private static TrackedEventMessage<?> withoutPersonalData(TrackedEventMessage<?> event, DomainEvent told) {
        DomainEventMessage<?> about = (DomainEventMessage<?>) event;
        return new GenericTrackedDomainEventMessage<>(
                event.trackingToken(),
                new GenericDomainEventMessage<>(
                        about.getType(),
                        about.getAggregateIdentifier(),
                        about.getSequenceNumber(),
                        new GenericMessage<>(
                                event.getIdentifier(),
                                told.withoutPersonalData(),
                                event.getMetaData().and(StoredEvent.ERASED, String.join(",", told.personalData()))),
                        event.getTimestamp()));
    }

    /** All events from {@code position} on, in order; none when {@code position} itself is not held. */
    public synchronized List<TrackedEventMessage<?>> from(long position) {
        if (position < first || position >= end) {
            return List.of();
        }
        List<TrackedEventMessage<?>> run = new ArrayList<>((int) (end - position));
        for (long p = position; p < end; p++) {
            run.add(ring[slot(p)]);
        }
        return run;
    }

    private int slot(long position) {
        return (int) (position % ring.length);
    }
}
