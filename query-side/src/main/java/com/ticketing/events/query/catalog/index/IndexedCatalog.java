package com.ticketing.events.query.catalog.index;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.location.LocationCount;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.merge.MergePolicy;
import com.ticketing.events.query.catalog.merge.MergeScheduler;
import com.ticketing.events.query.catalog.merge.MergeThread;
import com.ticketing.events.query.catalog.rank.FilteredRanks;
import com.ticketing.events.query.catalog.row.ChangeFingerprints;
import com.ticketing.events.query.catalog.row.ChangePage;
import com.ticketing.events.query.catalog.row.ChangePoint;
import com.ticketing.events.query.catalog.row.PublicChange;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.catalog.row.RowTable;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catalog over an immutable {@link Segment} and a {@link WriteBuffer}. Thread-safe.
 *
 * <p>A query reads the current {@link CatalogSnapshot} without a lock. A write appends a row to the buffer and
 * publishes a new snapshot; its cost is independent of the number of Events. Merges run on a background thread.
 */
public final class IndexedCatalog implements Catalog {

    private static final Logger LOG = LoggerFactory.getLogger(IndexedCatalog.class);

    /** Upper bound of the heap of the caches of location terms and filters. */
    public static final long MAX_CACHE_BYTES = LocationDictionary.MAX_CACHE_BYTES + FilteredRanks.MAX_CACHE_BYTES;

    private final LocationDictionary locations = new LocationDictionary();
    private final RowTable rows = new RowTable();
    private final MergeScheduler scheduler;
    private final MergePolicy policy;

    /** Accepts the duration of each merge. */
    private final Consumer<Duration> merges;

    /** Held during a merge. */
    private final Lock mergeLock = new ReentrantLock();

    private WriteBuffer buffer = new WriteBuffer(Segment.empty());
    /** The number of discarded Events. */
    private int discarded;

    private boolean checkScheduled;

    /** When the present segment was made, by {@link System#nanoTime}. */
    private long indexedAt = System.nanoTime();

    /** The public changes so far. */
    private final ChangeFingerprints changes = new ChangeFingerprints();

    private volatile CatalogSnapshot snapshot = new CatalogSnapshot(buffer.view(), locations, ChangePoint.START);

    /** Creates an empty catalog that merges on this thread. */
    public IndexedCatalog(MergeThread mergeThread) {
        this(MergePolicy.DEFAULT_THRESHOLD, mergeThread, mergeThread::merged);
    }

    /** @param mergeThreshold the total of buffered rows, over all checks, at which a merge is due; from 1 */
    IndexedCatalog(int mergeThreshold, MergeScheduler scheduler) {
        this(mergeThreshold, scheduler, _ -> {});
    }

    private IndexedCatalog(int mergeThreshold, MergeScheduler scheduler, Consumer<Duration> merges) {
        policy = new MergePolicy(mergeThreshold);
        this.scheduler = scheduler;
        this.merges = merges;
    }

    /**
     * Applies one domain event; does nothing if it was applied before. Every query that begins afterwards sees it.
     *
     * @param version the sequence number of the domain event within its Event, from 0
     * @throws IllegalStateException if an earlier domain event of the Event was not applied
     */
    public synchronized void apply(DomainEvent event, long version) {
        Row current = rows.get(event.id());
        if (current == null) {
            put(null, CatalogEntry.evolve(null, event, version), event);
        } else if (version > current.version()) {
            put(current, CatalogEntry.evolve(current.entry(), event, version), event);
        }
    }

    /**
     * Publishes the snapshot before the row, because read-your-writes checks the version of the row. The row of a
     * discarded Event replaces the one before it in the buffer; a later one of the same Event concerns no query.
     */
    private void put(@Nullable Row predecessor, CatalogEntry entry, DomainEvent event) {
        boolean isPublicChange = entry.status().isPublic() && CatalogEntry.changesPublicView(event);
        PublicChange previous = predecessor == null ? null : predecessor.publicChange();
        PublicChange change = isPublicChange ? new PublicChange(changes.last() + 1, event.at()) : previous;
        Row row = Row.of(entry, locations.intern(entry.location()), change);
        if (predecessor != null && predecessor.isDiscarded()) {
            rows.put(row);
            return;
        }
        buffer.add(predecessor, row);
        ChangePoint last = snapshot.lastChange();
        if (isPublicChange) {
            last = row.changePoint();
            changes.add(last.fingerprint());
        }
        snapshot = new CatalogSnapshot(buffer.view(), locations, last);
        rows.put(row);
        if (row.isDiscarded()) {
            discarded++;
        }
        if (!checkScheduled) {
            scheduleCheck();
        }
    }

    /**
     * Schedules the next merge check. On failure the next write schedules again. The task holds a weak reference, so
     * that a catalog replaced by a rebuild can be collected.
     */
    private void scheduleCheck() {
        WeakReference<IndexedCatalog> reference = new WeakReference<>(this);
        checkScheduled = true;
        try {
            scheduler.schedule(policy.pause(), () -> {
                IndexedCatalog catalog = reference.get();
                if (catalog != null) {
                    catalog.checkMerge();
                }
            });
        } catch (RuntimeException | OutOfMemoryError e) {
            checkScheduled = false;
            LOG.error("Merge of the catalog index could not be scheduled; the next write tries again", e);
        }
    }

    /** The number of Events, without the discarded ones. */
    public synchronized int size() {
        return rows.size() - discarded;
    }

    /** Returns the current row of an Event; null if there is none, or the Event was discarded. */
    @Nullable
    public Row row(UUID id) {
        Row row = rows.get(id);
        return row == null || row.isDiscarded() ? null : row;
    }

    /** Whether the domain event of that version, or a later one, was applied to the Event; discarded ones included. */
    public boolean hasApplied(UUID id, long version) {
        Row row = rows.get(id);
        return row != null && row.version() >= version;
    }

    /** Returns one page of the rows that match, in the order of {@link #search}. */
    public SearchResult rows(CatalogQuery query) {
        return snapshot.search(query);
    }

    /** Returns the same page as {@link #rows} if the search is prepared ({@link CatalogSnapshot}), otherwise null. */
    public @Nullable SearchResult rowsIfPrepared(CatalogQuery query) {
        return snapshot.searchIfPrepared(query);
    }

    /**
     * Whether a search by the same query has the same result now. Takes less than a search; false also if that is
     * unknown ({@link SearchBasis}).
     */
    public boolean holds(SearchBasis basis) {
        return snapshot.holds(basis);
    }

    /**
     * Returns the locations with the most public Events ({@link LocationDictionary#mostFrequent}). The cost depends on
     * the number of distinct locations, and once for each segment on the number of Events.
     *
     * @param phrase folded, without case and accents; empty for any location
     */
    public List<LocationCount> publicLocations(String phrase, int limit) {
        return snapshot.publicLocations(phrase, limit);
    }

    /** The number of public changes so far. */
    public long changes() {
        return snapshot.lastChange().number();
    }

    /**
     * Returns public Events whose latest public change came after a change, oldest change first.
     *
     * @param number the number of the change, 0 for the beginning
     * @param limit the maximum number of Events, from 1
     */
    public ChangePage changesAfter(long number, int limit) {
        return snapshot.changesAfter(number, limit);
    }

    /**
     * Whether a point is of the public changes of another event log. False if that is unknown: of a point after all
     * changes, and of an old one whose change is superseded.
     */
    public boolean isForeign(ChangePoint point) {
        if (point.number() == 0) {
            return !point.equals(ChangePoint.START);
        }
        OptionalInt known = fingerprint(point.number());
        return known.isPresent() ? known.getAsInt() != point.fingerprint() : snapshot.contradicts(point);
    }

    private synchronized OptionalInt fingerprint(long number) {
        return changes.of(number);
    }

    @Override
    public Optional<CatalogEntry> find(UUID id) {
        return Optional.ofNullable(row(id)).map(Row::entry);
    }

    @Override
    public CatalogPage search(CatalogQuery query) {
        SearchResult result = rows(query);
        return new CatalogPage(result.rows().stream().map(Row::entry).toList(), result.total());
    }

    /** Returns the ids of all Events, in no order. */
    public synchronized List<UUID> ids() {
        return rows.ids();
    }

    /** The number of rows in the write buffer. */
    public synchronized int bufferedRows() {
        return buffer.size();
    }

    /** The time since the segment was made that lacks the rows of the write buffer; zero if there are none. */
    public synchronized Duration indexAge() {
        return buffer.size() == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - indexedAt);
    }

    /** Merges the write buffer into the segment before it returns. Called before a catalog starts to serve queries. */
    public void mergeNow() {
        if (bufferedRows() > 0) {
            merge();
        }
    }

    private void checkMerge() {
        if (isMergeDue()) {
            merge();
        }
        scheduleNextCheck();
    }

    private synchronized boolean isMergeDue() {
        return policy.isDue(buffer.size());
    }

    private synchronized void scheduleNextCheck() {
        checkScheduled = false;
        if (buffer.size() > 0) {
            scheduleCheck();
        }
    }

    private void merge() {
        mergeLock.lock();
        try {
            long start = System.nanoTime();
            WriteBufferView view = snapshot.buffer();
            Segment merged = view.merge();
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            publish(view, merged, duration);
            merges.accept(duration);
        } finally {
            mergeLock.unlock();
        }
    }

    private synchronized void publish(WriteBufferView merged, Segment segment, Duration duration) {
        buffer = buffer.remainderAfter(merged, segment);
        snapshot = new CatalogSnapshot(buffer.view(), locations, snapshot.lastChange());
        indexedAt = System.nanoTime();
        policy.merged(duration);
    }
}
