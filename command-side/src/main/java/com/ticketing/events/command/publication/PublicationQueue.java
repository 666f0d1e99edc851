package com.ticketing.events.command.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The earliest scheduled publications, ordered by time: at most one of each Event, and a fixed number in all. Not
 * thread-safe.
 */
final class PublicationQueue {

    private static final Comparator<ScheduledPublication> BY_TIME =
            Comparator.comparing(ScheduledPublication::publishAt).thenComparing(ScheduledPublication::id);

    private final int capacity;
    private final Map<UUID, ScheduledPublication> byId = new HashMap<>();
    private final NavigableSet<ScheduledPublication> byTime = new TreeSet<>(BY_TIME);

    /** Publications from this time on are left out, because there was no room for one of them. */
    private Instant horizon = Instant.MAX;

    PublicationQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a schedule in place of an earlier one of the same Event. */
    void add(ScheduledPublication scheduled) {
        remove(scheduled.id());
        if (!scheduled.publishAt().isBefore(horizon)) {
            return;
        }
        byId.put(scheduled.id(), scheduled);
        byTime.add(scheduled);
        if (byTime.size() > capacity) {
            ScheduledPublication last = byTime.removeLast();
            byId.remove(last.id());
            horizon = last.publishAt();
        }
    }

    /** Removes the schedule of an Event, if there is one. */
    void remove(UUID id) {
        ScheduledPublication scheduled = byId.remove(id);
        if (scheduled != null) {
            byTime.remove(scheduled);
        }
    }

    /** Removes and returns up to {@code limit} schedules whose time has come, the earliest first. */
    List<ScheduledPublication> takeDue(Instant now, int limit) {
        List<ScheduledPublication> due = new ArrayList<>();
        while (due.size() < limit
                && !byTime.isEmpty()
                && !byTime.getFirst().publishAt().isAfter(now)) {
            ScheduledPublication first = byTime.removeFirst();
            byId.remove(first.id());
            due.add(first);
        }
        return due;
    }

    /** The time of the earliest schedule, or that from which they are left out; {@link Instant#MAX} without either. */
    Instant next() {
        Instant first = byTime.isEmpty() ? Instant.MAX : byTime.getFirst().publishAt();
        return first.isBefore(horizon) ? first : horizon;
    }

    /** Whether this queue is empty and was too small for publications whose time has come. */
    boolean lacksDue(Instant now) {
        return byTime.isEmpty() && !now.isBefore(horizon);
    }

    int size() {
        return byTime.size();
    }
}
