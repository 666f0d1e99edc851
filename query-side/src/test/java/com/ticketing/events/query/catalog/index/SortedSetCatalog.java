package com.ticketing.events.query.catalog.index;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.location.CaseFolding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Reference implementation of the catalog: a sorted set that every search scans in full. */
final class SortedSetCatalog implements Catalog {

    private static final Comparator<FoldedEntry> ORDER = Comparator.comparing(
                    (FoldedEntry folded) -> folded.entry.startAt())
            .thenComparing(folded -> folded.entry.id().toString());

    private final Map<UUID, FoldedEntry> byId = new HashMap<>();
    private final NavigableSet<FoldedEntry> sorted = new TreeSet<>(ORDER);
    private final Lock readLock;
    private final Lock writeLock;

    SortedSetCatalog() {
        ReadWriteLock lock = new ReentrantReadWriteLock();
        readLock = lock.readLock();
        writeLock = lock.writeLock();
    }

    /**
     * Applies one domain event; does nothing if it was applied before.
     *
     * @param version the sequence number of the domain event within its Event, from 0
     * @throws IllegalStateException if an earlier domain event of the Event was not applied
     */
    void apply(DomainEvent event, long version) {
        writeLock.lock();
        try {
            FoldedEntry current = byId.get(event.id());
            if (current == null) {
                add(CatalogEntry.evolve(null, event, version));
            } else if (version > current.entry.version()) {
                CatalogEntry after = CatalogEntry.evolve(current.entry, event, version);
                sorted.remove(current);
                add(after);
            }
        } finally {
            writeLock.unlock();
        }
    }

    private void add(CatalogEntry entry) {
        FoldedEntry folded = new FoldedEntry(entry, CaseFolding.fold(entry.location()));
        byId.put(entry.id(), folded);
        sorted.add(folded);
    }

    @Override
    public Optional<CatalogEntry> find(UUID id) {
        readLock.lock();
        try {
            return Optional.ofNullable(byId.get(id)).map(FoldedEntry::entry).filter(entry -> !entry.isDiscarded());
        } finally {
            readLock.unlock();
        }
    }

    /** Returns the ids of all Events, in no order. */
    List<UUID> ids() {
        readLock.lock();
        try {
            return new ArrayList<>(byId.keySet());
        } finally {
            readLock.unlock();
        }
    }

    @Override
    public CatalogPage search(CatalogQuery query) {
        readLock.lock();
        try {
            List<CatalogEntry> page = new ArrayList<>();
            long total = 0;
            for (FoldedEntry folded : sorted) {
                if (folded.matches(query)) {
                    if (total >= query.offset() && page.size() < query.limit()) {
                        page.add(folded.entry);
                    }
                    total++;
                }
            }
            return new CatalogPage(List.copyOf(page), total);
        } finally {
            readLock.unlock();
        }
    }

    /** An entry with its folded location. */
    private record FoldedEntry(CatalogEntry entry, String foldedLocation) {

        boolean matches(CatalogQuery query) {
            return !entry.isDiscarded()
                    && query.statuses().contains(entry.status())
                    && isWithinDaysOf(query)
                    && (query.locationTerms().isEmpty()
                            || query.locationTerms().stream().anyMatch(foldedLocation::contains));
        }

        private boolean isWithinDaysOf(CatalogQuery query) {
            boolean endsBefore = switch (query.dateMode()) {
                case OVERLAPS -> query.from() != null && !entry.endAt().isAfter(query.from());
                case STARTS -> query.from() != null && entry.startAt().isBefore(query.from());
            };
            boolean startsAfter = query.until() != null && !entry.startAt().isBefore(query.until());
            return !endsBefore && !startsAfter;
        }
    }
}
