package com.ticketing.events.query.catalog.index;

import static java.util.Comparator.reverseOrder;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.SortOrder;
import com.ticketing.events.query.catalog.text.AccentFolding;
import com.ticketing.events.query.catalog.text.CaseFolding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Reference implementation of the catalog: every search scans a sorted set in full and sorts its matches. */
final class SortedSetCatalog implements Catalog {

    private static final Comparator<FoldedEntry> ORDER = Comparator.comparing(
                    (FoldedEntry folded) -> folded.entry.startAt())
            .thenComparing(folded -> folded.entry.id().toString());

    private final Map<UUID, FoldedEntry> byId = new HashMap<>();
    private final NavigableSet<FoldedEntry> sorted = new TreeSet<>(ORDER);

    /** The number of the latest public change by Event, in the order of the changes. */
    private final Map<UUID, Long> changes = new LinkedHashMap<>();

    private long lastChange;
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
                recordChange(event);
            } else if (version > current.entry.version()) {
                CatalogEntry after = CatalogEntry.evolve(current.entry, event, version);
                sorted.remove(current);
                add(after);
                recordChange(event);
            }
        } finally {
            writeLock.unlock();
        }
    }

    private void recordChange(DomainEvent event) {
        boolean isPrivate = event instanceof InternalNotesRevised || event instanceof PersonalDataErased;
        boolean isPublic =
                find(event.id()).filter(entry -> entry.status().isPublic()).isPresent();
        if (!isPrivate && isPublic) {
            changes.remove(event.id());
            changes.put(event.id(), ++lastChange);
        }
    }

    /** Returns the Events whose latest public change came after a change, oldest change first. */
    List<UUID> changedAfter(long number) {
        return changes.entrySet().stream()
                .filter(change -> change.getValue() > number)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void add(CatalogEntry entry) {
        FoldedEntry folded = new FoldedEntry(
                entry,
                CaseFolding.fold(entry.location()),
                AccentFolding.fold(entry.title()),
                AccentFolding.fold(entry.location()));
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
            List<CatalogEntry> matches = sorted.stream()
                    .filter(folded -> folded.matches(query))
                    .map(FoldedEntry::entry)
                    .sorted(order(query.order()))
                    .toList();
            List<CatalogEntry> page =
                    matches.stream().skip(query.offset()).limit(query.limit()).toList();
            return new CatalogPage(page, matches.size());
        } finally {
            readLock.unlock();
        }
    }

    private static Comparator<CatalogEntry> order(SortOrder order) {
        Comparator<CatalogEntry> key = switch (order) {
            case START_AT -> Comparator.comparing(CatalogEntry::startAt);
            case START_AT_DESCENDING -> Comparator.comparing(CatalogEntry::startAt, reverseOrder());
            case UPDATED_AT -> Comparator.comparing(CatalogEntry::updatedAt);
            case UPDATED_AT_DESCENDING -> Comparator.comparing(CatalogEntry::updatedAt, reverseOrder());
        };
        return key.thenComparing(entry -> entry.id().toString());
    }

    /**
     * An entry with its folded texts.
     *
     * @param title without case and accents
     * @param location without case and accents
     */
    private record FoldedEntry(CatalogEntry entry, String foldedLocation, String title, String location) {

        boolean matches(CatalogQuery query) {
            return !entry.isDiscarded()
                    && query.statuses().contains(entry.status())
                    && isWithinDaysOf(query)
                    && (query.locationTerms().isEmpty()
                            || query.locationTerms().stream().anyMatch(foldedLocation::contains))
                    && query.words().stream().allMatch(word -> title.contains(word) || location.contains(word));
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
