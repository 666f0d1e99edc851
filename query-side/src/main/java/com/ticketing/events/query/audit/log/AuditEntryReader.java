package com.ticketing.events.query.audit.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.audit.LoggedEvent;
import com.ticketing.events.query.audit.history.AuditedState;
import com.ticketing.events.query.audit.history.EventHistories;
import com.ticketing.events.query.audit.history.HistoryEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads stretches of the log as entries. What a field said before is not in a domain event but follows from those before
 * it: the Events that readers met last are remembered, any other one's history is read again.
 *
 * <p>Personal data are remembered within a page only. They can be erased at any time and on any node, and whoever asks
 * after that must not be told from memory.
 */
@Component
final class AuditEntryReader {

    private static final int REMEMBERED = 512;

    private final AuditLog log;
    private final EventHistories histories;

    /** Without personal data. */
    private final Cache<Version, AuditedState> states =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    AuditEntryReader(AuditLog log, EventHistories histories) {
        this.log = log;
        this.histories = histories;
    }

    private record Version(UUID id, long version) {}

    /** The entries asked for that are in the log by now. */
    AuditPage page(AuditRequest asked) {
        return page(asked, log.head());
    }

    /** As {@link #page(AuditRequest)}, but without what lies beyond a position, which is not beyond the head. */
    AuditPage page(AuditRequest asked, long last) {
        if (asked.after() >= last) {
            return new AuditPage(List.of(), asked.after());
        }
        List<LoggedEvent> logged = log.between(asked.after(), last, asked.filter(), asked.limit());
        long next = logged.size() == asked.limit() ? logged.getLast().position() : last;
        Page page = new Page();
        return new AuditPage(logged.stream().map(page::entry).toList(), next);
    }

    /** What the domain events of one page tell of each other. */
    private final class Page {

        private final Map<UUID, AuditedState> met = new HashMap<>();

        AuditEntry entry(LoggedEvent logged) {
            UUID id = logged.eventId();
            AuditedState known = AuditedState.changesPersonalData(logged) ? null : remembered(logged);
            AuditedState before = known == null ? before(logged) : known;
            AuditedState after = AuditedState.after(before, logged);
            if (known == null) {
                met.put(id, after);
            }
            states.put(new Version(id, logged.version()), after.withoutPersonalData());
            return new AuditEntry(id, HistoryEntry.of(logged, before, after));
        }

        private @Nullable AuditedState remembered(LoggedEvent logged) {
            return met.containsKey(logged.eventId())
                    ? null
                    : states.getIfPresent(new Version(logged.eventId(), logged.version() - 1));
        }

        private @Nullable AuditedState before(LoggedEvent logged) {
            AuditedState last = met.get(logged.eventId());
            return last != null && last.entry().version() == logged.version() - 1
                    ? last
                    : histories.at(logged.eventId(), logged.version() - 1).orElse(null);
        }
    }
}
