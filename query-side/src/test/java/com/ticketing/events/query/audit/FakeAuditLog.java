package com.ticketing.events.query.audit;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.error.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In-memory audit log that can be made unavailable. */
public final class FakeAuditLog implements AuditLog {

    static final Instant START = Instant.parse("2030-07-01T18:00:00Z");
    public static final Instant CREATED_AT = Instant.parse("2030-01-01T00:00:00Z");

    private final List<LoggedEvent> events = new ArrayList<>();
    private boolean unavailable;
    private long replacements;

    public static EventCreated created(UUID id) {
        return new EventCreated(
                id,
                "Jazz",
                START,
                START.plusSeconds(3600),
                "Berlin",
                EventStatus.DRAFT,
                null,
                "ana@example.com",
                CREATED_AT);
    }

    public static EventPublished published(UUID id, Instant at) {
        return new EventPublished(id, "Jazz", at);
    }

    public static EventCancelled cancelled(UUID id, Instant at) {
        return new EventCancelled(id, "Jazz", at);
    }

    public static InternalNotesRevised notes(UUID id, @Nullable String notes) {
        return new InternalNotesRevised(id, notes, CREATED_AT);
    }

    public static EventDetailsRevised moved(UUID id, String location, Instant at) {
        return new EventDetailsRevised(id, "Jazz", START, START.plusSeconds(3600), location, at);
    }

    public synchronized FakeAuditLog add(DomainEvent... added) {
        for (DomainEvent event : added) {
            long version =
                    events.stream().filter(e -> e.eventId().equals(event.id())).count();
            events.add(new LoggedEvent(events.size() + 1L, version, "admin", "request-" + events.size(), event));
        }
        notifyAll();
        return this;
    }

    /**
     * Appends an erasure and removes the personal data of the earlier domain events, like the deletion of their keys.
     */
    public synchronized FakeAuditLog erase(UUID id) {
        events.replaceAll(event -> event.eventId().equals(id)
                ? new LoggedEvent(
                        event.position(),
                        event.version(),
                        event.actor(),
                        event.requestId(),
                        event.event().withoutPersonalData(),
                        event.event().personalData())
                : event);
        return add(new PersonalDataErased(id, CREATED_AT));
    }

    public synchronized void setUnavailable() {
        unavailable = true;
    }

    @Override
    public synchronized List<LoggedEvent> ofEvent(UUID eventId, long version, int limit) {
        requireAvailable();
        return events.stream()
                .filter(event -> event.eventId().equals(eventId) && event.version() >= version)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<LoggedEvent> between(long after, long last, AuditFilter filter, int limit) {
        requireAvailable();
        return events.stream()
                .filter(event -> event.position() > after && event.position() <= last && filter.matches(event))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long head() {
        return events.size();
    }

    @Override
    public synchronized long replacements() {
        return replacements;
    }

    /** Replaces the log by its first domain events. */
    public synchronized void restore(int count) {
        events.subList(count, events.size()).clear();
        replacements++;
    }

    @Override
    public synchronized boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (events.size() <= position && System.nanoTime() < deadline) {
            wait(1);
        }
        return events.size() > position;
    }

    private void requireAvailable() {
        if (unavailable) {
            throw new Unavailable("The log does not respond");
        }
    }
}
