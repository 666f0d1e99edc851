package com.ticketing.events.query.audit.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.audit.LoggedEvent;
import com.ticketing.events.query.audit.history.AuditedState;
import com.ticketing.events.query.audit.history.EventHistoryReader;
import com.ticketing.events.query.audit.history.HistoryEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads ranges of the event log as audit entries.
 *
 * <p>A domain event holds only the new value of a field. The old value comes from the state after the preceding domain
 * event of the same Event, which is cached for the most recently read Events and otherwise rebuilt from the history of
 * the Event.
 *
 * <p>Personal data are cached within one page only, because they can be erased at any time and by any node.
 * Thread-safe.
 */
@Component
final class AuditEntryReader {

    private static final int MAX_CACHED_STATES = 512;

    private final AuditLog log;
    private final EventHistoryReader histories;

    /** States without personal data. */
    private final Cache<EventVersion, AuditedState> states =
            Caffeine.newBuilder().maximumSize(MAX_CACHED_STATES).build();

    AuditEntryReader(AuditLog log, EventHistoryReader histories) {
        this.log = log;
        this.histories = histories;
    }

    /** @param replacements of the log when the state was read */
    private record EventVersion(UUID id, long version, long replacements) {}

    /** The requested entries up to the current head of the log. */
    AuditPage page(AuditRequest request) {
        return page(request, log.head());
    }

    /**
     * The requested entries up to {@code last}.
     *
     * @param last the last position to read, at most the head of the log
     */
    AuditPage page(AuditRequest request, long last) {
        if (request.after() >= last) {
            return new AuditPage(List.of(), request.after());
        }
        PageAssembler assembler = new PageAssembler();
        List<LoggedEvent> events = log.between(request.after(), last, request.filter(), request.limit());
        long next = events.size() == request.limit() ? events.getLast().position() : last;
        return new AuditPage(events.stream().map(assembler::entry).toList(), next);
    }

    /** Derives the entries of one page, in order. */
    private final class PageAssembler {

        private final long replacements = log.replacements();

        /** The latest state of each Event of this page, personal data included. */
        private final Map<UUID, AuditedState> pageStates = new HashMap<>();

        AuditEntry entry(LoggedEvent event) {
            UUID id = event.eventId();
            AuditedState cached = AuditedState.changesPersonalData(event) ? null : cached(event);
            AuditedState before = cached == null ? before(event) : cached;
            AuditedState after = AuditedState.after(before, event);
            if (cached == null) {
                pageStates.put(id, after);
            }
            states.put(new EventVersion(id, event.version(), replacements), after.withoutPersonalData());
            return new AuditEntry(id, HistoryEntry.of(event, before, after));
        }

        private @Nullable AuditedState cached(LoggedEvent event) {
            return pageStates.containsKey(event.eventId())
                    ? null
                    : states.getIfPresent(new EventVersion(event.eventId(), event.version() - 1, replacements));
        }

        private @Nullable AuditedState before(LoggedEvent event) {
            AuditedState latest = pageStates.get(event.eventId());
            return latest != null && latest.entry().version() == event.version() - 1
                    ? latest
                    : histories.stateAt(event.eventId(), event.version() - 1).orElse(null);
        }
    }
}
