package com.ticketing.events.query.audit.history;

import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.audit.LoggedEvent;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the history of single Events from the log, in batches. Thread-safe. */
@Component
public final class EventHistoryReader {

    private static final int BATCH_SIZE = 100;

    private final AuditLog log;

    /** Reads from {@code log}. */
    public EventHistoryReader(AuditLog log) {
        this.log = log;
    }

    /** The requested entries; empty if the Event does not exist. */
    Optional<HistoryPage> page(UUID id, HistoryRequest request) {
        AuditedState state = stateAt(id, request.after()).orElse(null);
        List<LoggedEvent> events = log.ofEvent(id, request.after() + 1, request.limit() + 1);
        if (state == null && events.isEmpty()) {
            return Optional.empty();
        }
        boolean more = events.size() > request.limit();
        List<HistoryEntry> entries = new ArrayList<>();
        for (LoggedEvent event : more ? events.subList(0, request.limit()) : events) {
            AuditedState after = AuditedState.after(state, event);
            entries.add(HistoryEntry.of(event, state, after));
            state = after;
        }
        return Optional.of(new HistoryPage(id, entries, more ? entries.getLast().version() : null));
    }

    /**
     * The Event after its domain event of that version, or after its last one if it has fewer.
     *
     * @return empty if the Event does not exist or the version is negative
     */
    public Optional<AuditedState> stateAt(UUID id, long version) {
        if (version < 0) {
            return Optional.empty();
        }
        @Nullable AuditedState state = null;
        for (LoggedEvent event : (Iterable<LoggedEvent>) events(id)::iterator) {
            if (event.version() > version) {
                break;
            }
            state = AuditedState.after(state, event);
        }
        return Optional.ofNullable(state);
    }

    /**
     * The Event as of an instant; empty if it did not exist yet, or was discarded. Clock skew between nodes can put the
     * instants of a history out of order; the latest version at or before the instant then counts.
     */
    Optional<CatalogEntry> asOf(UUID id, Instant instant) {
        @Nullable CatalogEntry state = null;
        @Nullable CatalogEntry stateAsOf = null;
        for (LoggedEvent event : (Iterable<LoggedEvent>) events(id)::iterator) {
            state = CatalogEntry.evolve(state, event.event(), event.version());
            if (!state.updatedAt().isAfter(instant)) {
                stateAsOf = state;
            }
        }
        return Optional.ofNullable(stateAsOf).filter(found -> !found.isDiscarded());
    }

    private Stream<LoggedEvent> events(UUID id) {
        return Stream.iterate(
                        log.ofEvent(id, 0, BATCH_SIZE),
                        batch -> !batch.isEmpty(),
                        batch -> batch.size() < BATCH_SIZE
                                ? List.of()
                                : log.ofEvent(id, batch.getLast().version() + 1, BATCH_SIZE))
                .flatMap(List::stream);
    }
}
