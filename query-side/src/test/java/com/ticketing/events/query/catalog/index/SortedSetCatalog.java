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

/**
 * The catalog as a sorted set that every search walks from end to end: the plainest thing that is right, and the
 * measure for anything faster.
 */
public final class SortedSetCatalog implements Catalog {

    private static final Comparator<Row> ORDER = Comparator.comparing((Row row) -> row.entry.startAt())
            .thenComparing(row -> row.entry.id().toString());

    private final Map<UUID, Row> byId = new HashMap<>();
    private final NavigableSet<Row> inOrder = new TreeSet<>(ORDER);
    private final Lock reading;
    private final Lock writing;

    public SortedSetCatalog() {
        ReadWriteLock lock = new ReentrantReadWriteLock();
        reading = lock.readLock();
        writing = lock.writeLock();
    }

    /**
     * Takes in one domain event; one that was taken in before changes nothing.
     *
     * @param version the domain event's place in its Event's own stream, from 0
     * @throws IllegalStateException if an earlier domain event of the Event is missing
     */
    public void apply(DomainEvent event, long version) {
        writing.lock();
        try {
            Row before = byId.get(event.id());
            if (before == null) {
                add(CatalogEntry.after(null, event, version));
            } else if (version > before.entry.version()) {
                CatalogEntry after = CatalogEntry.after(before.entry, event, version);
                inOrder.remove(before);
                add(after);
            }
        } finally {
            writing.unlock();
        }
    }

    private void add(CatalogEntry entry) {
        Row row = new Row(entry, CaseFolding.fold(entry.location()));
        byId.put(entry.id(), row);
        inOrder.add(row);
    }

    @Override
    public Optional<CatalogEntry> find(UUID id) {
        reading.lock();
        try {
            return Optional.ofNullable(byId.get(id)).map(Row::entry);
        } finally {
            reading.unlock();
        }
    }

    /** The ids of all Events, in no order. */
    public List<UUID> ids() {
        reading.lock();
        try {
            return new ArrayList<>(byId.keySet());
        } finally {
            reading.unlock();
        }
    }

    @Override
    public CatalogPage search(CatalogQuery query) {
        reading.lock();
        try {
            List<CatalogEntry> page = new ArrayList<>();
            long total = 0;
            for (Row row : inOrder) {
                if (row.matches(query)) {
                    if (total >= query.offset() && page.size() < query.limit()) {
                        page.add(row.entry);
                    }
                    total++;
                }
            }
            return new CatalogPage(List.copyOf(page), total);
        } finally {
            reading.unlock();
        }
    }

    /** Holds on to the entries that match, which never change. */
    @Override
    public Iterable<CatalogEntry> all(CatalogQuery query) {
        reading.lock();
        try {
            return inOrder.stream()
                    .filter(row -> row.matches(query))
                    .map(Row::entry)
                    .toList();
        } finally {
            reading.unlock();
        }
    }

    /** An entry with its location as {@link CaseFolding} leaves it. */
    private record Row(CatalogEntry entry, String place) {

        boolean matches(CatalogQuery query) {
            return query.statuses().contains(entry.status())
                    && isWithinDaysOf(query)
                    && (query.places().isEmpty() || query.places().stream().anyMatch(place::contains));
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
