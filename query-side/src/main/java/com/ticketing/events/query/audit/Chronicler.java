package com.ticketing.events.query.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads stretches of the log as entries. What a field said before is not in a domain event but follows from those before
 * it: the Events that readers met last are remembered, any other one's history is read again.
 */
@Component
final class Chronicler {

    private static final int REMEMBERED = 512;

    private final AuditLog log;
    private final Histories histories;
    private final Cache<Version, CatalogEntry> states =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Chronicler(AuditLog log, Histories histories) {
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
        return new AuditPage(logged.stream().map(this::entry).toList(), next);
    }

    private AuditEntry entry(LoggedEvent logged) {
        UUID id = logged.eventId();
        CatalogEntry before = before(id, logged.version());
        CatalogEntry after = CatalogEntry.after(before, logged.event(), logged.version());
        states.put(new Version(id, logged.version()), after);
        return new AuditEntry(id, HistoryEntry.of(logged, before, after));
    }

    private @Nullable CatalogEntry before(UUID id, long version) {
        if (version == 0) {
            return null;
        }
        CatalogEntry known = states.getIfPresent(new Version(id, version - 1));
        return known == null ? histories.at(id, version - 1).orElse(null) : known;
    }
}
