package com.ticketing.events.app.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The youngest part of the log, as messages whose payload never left the memory: a follower that keeps up reads neither
 * the database nor JSON. Holds one unbroken run of positions; after a gap (another node wrote) the run starts anew.
 */
final class RecentEvents {

    private final TrackedEventMessage<?>[] ring;
    private long first = 1;
    private long end = 1;

    /** Keeps the last {@code capacity} events. */
    RecentEvents(int capacity) {
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
    }

    /** All events from {@code position} on, in order; none when {@code position} itself is not held. */
    synchronized List<TrackedEventMessage<?>> from(long position) {
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
