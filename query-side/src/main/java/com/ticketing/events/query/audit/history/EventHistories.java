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

/** Each Event's own history, read from the log a batch at a time. */
@Component
public final class EventHistories {

    private static final int BATCH = 100;

    private final AuditLog log;

    public EventHistories(AuditLog log) {
        this.log = log;
    }

    /** A history's next entries, empty when there is no such Event. */
    public Optional<HistoryPage> page(UUID id, HistoryRequest asked) {
        AuditedState state = at(id, asked.after()).orElse(null);
        List<LoggedEvent> logged = log.ofEvent(id, asked.after() + 1, asked.limit() + 1);
        if (state == null && logged.isEmpty()) {
            return Optional.empty();
        }
        boolean more = logged.size() > asked.limit();
        List<HistoryEntry> entries = new ArrayList<>();
        for (LoggedEvent event : more ? logged.subList(0, asked.limit()) : logged) {
            AuditedState after = AuditedState.after(state, event);
            entries.add(HistoryEntry.of(event, state, after));
            state = after;
        }
        return Optional.of(new HistoryPage(id, entries, more ? entries.getLast().version() : null));
    }

    /** The Event after its domain event of that version, or after its last one if it has fewer; empty before the first. */
    public Optional<AuditedState> at(UUID id, long version) {
        if (version < 0) {
            return Optional.empty();
        }
        @Nullable AuditedState state = null;
        for (LoggedEvent event : (Iterable<LoggedEvent>) of(id)::iterator) {
            if (event.version() > version) {
                break;
            }
            state = AuditedState.after(state, event);
        }
        return Optional.ofNullable(state);
    }

    /**
     * The Event as it was at that instant, empty when it did not exist yet. Of versions whose instants are not in the
     * order of the history, because clocks are not, the latest version counts.
     */
    Optional<CatalogEntry> asOf(UUID id, Instant instant) {
        @Nullable CatalogEntry state = null;
        @Nullable CatalogEntry then = null;
        for (LoggedEvent event : (Iterable<LoggedEvent>) of(id)::iterator) {
            state = CatalogEntry.after(state, event.event(), event.version());
            if (!state.updatedAt().isAfter(instant)) {
                then = state;
            }
        }
        return Optional.ofNullable(then);
    }

    private Stream<LoggedEvent> of(UUID id) {
        return Stream.iterate(
                        log.ofEvent(id, 0, BATCH),
                        batch -> !batch.isEmpty(),
                        batch -> batch.size() < BATCH
                                ? List.of()
                                : log.ofEvent(id, batch.getLast().version() + 1, BATCH))
                .flatMap(List::stream);
    }
}
