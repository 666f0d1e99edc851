package com.ticketing.events.query.catalog.index;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.location.LocationCount;
import com.ticketing.events.query.catalog.location.LocationDictionary;
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
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catalog over an immutable {@link Segment} and a {@link WriteBuffer}. Thread-safe.
 *
 * <p>A query reads the current {@link CatalogSnapshot} without a lock. A write appends a row to the buffer and
 * publishes a new snapshot; its cost is independent of the number of Events. Merges run on a background thread.
 *
 * <p>Every query scans the buffer, so buffered rows cost time on each query, and a merge costs time once. A periodic
 * check adds the size of the buffer to a running total. A merge is due when the total reaches a threshold: soon with
 * many rows in the buffer, later with few. The last rows of a replay are thus merged soon, and a slow sequence of
 * writes does not cause a merge for each.
 */
public final class IndexedCatalog implements Catalog {

    private static final Logger LOG = LoggerFactory.getLogger(IndexedCatalog.class);

    /** Upper bound of the heap of the caches of location terms and filters. */
    public static final long MAX_CACHE_BYTES = LocationDictionary.MAX_CACHE_BYTES + Segment.MAX_FILTER_CACHE_BYTES;

    /**
     * Default total of buffered rows, over all checks, at which a merge is due. Balances scanning the buffer against
     * merging a million rows, at about ten thousand queries and a hundred writes a second (ADR 0061).
     */
    static final int DEFAULT_MERGE_THRESHOLD = 1_000;

    /** Maximum number of write-buffer rows, and of running Events, that a prepared search examines. */
    private static final int MAX_PREPARED_ROWS = 10_000;

    /** Maximum number of write-buffer rows that a prepared search for words examines, some microseconds each. */
    private static final int MAX_PREPARED_ROWS_WITH_WORDS = 64;

    /** Pause after a merge as a multiple of its duration, so that merges use a tenth of one core at most. */
    private static final int PAUSE_FACTOR = 9;

    private static final Duration MIN_PAUSE = Duration.ofMillis(50);

    private final LocationDictionary locations = new LocationDictionary();
    private final RowTable rows = new RowTable();
    private final MergeScheduler scheduler;
    private final int mergeThreshold;

    /** Accepts the nanoseconds of each merge. */
    private final LongConsumer merges;

    /** Held during a merge. */
    private final Lock mergeLock = new ReentrantLock();

    private WriteBuffer buffer = new WriteBuffer(Segment.empty());
    /** The number of discarded Events. */
    private int discarded;

    private boolean checkScheduled;
    private long accumulatedRows;

    /** When the present segment was made, by {@link System#nanoTime}. */
    private long indexedAt = System.nanoTime();

    private Duration pause = MIN_PAUSE;

    /** The public changes so far. */
    private final ChangeFingerprints changes = new ChangeFingerprints();

    private volatile CatalogSnapshot snapshot = new CatalogSnapshot(buffer.view(), ChangePoint.START);

    /** Creates an empty catalog that merges on this thread. */
    public IndexedCatalog(MergeThread mergeThread) {
        this(DEFAULT_MERGE_THRESHOLD, mergeThread, mergeThread::merged);
    }

    /** @param mergeThreshold the total of buffered rows, over all checks, at which a merge is due; from 1 */
    IndexedCatalog(int mergeThreshold, MergeScheduler scheduler) {
        this(mergeThreshold, scheduler, _ -> {});
    }

    private IndexedCatalog(int mergeThreshold, MergeScheduler scheduler, LongConsumer merges) {
        this.mergeThreshold = mergeThreshold;
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
        snapshot = new CatalogSnapshot(buffer.view(), last);
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
            scheduler.schedule(pause, () -> {
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
        CatalogSnapshot current = snapshot;
        return current.search(ResolvedQuery.of(query, locations));
    }

    /**
     * Returns the same page as {@link #rows} if the search is prepared, otherwise null. A search is prepared if the
     * caches of the dictionary and of the segment contain the locations and words of the query, the write buffer has at
     * most 10,000 rows (64 with words), and at most 10,000 Events run at the beginning of the days; it then takes
     * microseconds and not milliseconds. A search in the order of updates is prepared with at most 10,000 Events.
     */
    public @Nullable SearchResult rowsIfPrepared(CatalogQuery query) {
        CatalogSnapshot current = snapshot;
        if (current.buffer().size() > (query.words().isEmpty() ? MAX_PREPARED_ROWS : MAX_PREPARED_ROWS_WITH_WORDS)
                || (query.order().isByUpdate() && current.size() > MAX_PREPARED_ROWS)) {
            return null;
        }
        ResolvedQuery resolved = ResolvedQuery.ofCached(query, locations);
        if (resolved == null) {
            return null;
        }
        RoaringBitmap filter = current.buffer().segment().cachedFilter(resolved);
        return filter == null ? null : current.search(resolved, filter, MAX_PREPARED_ROWS);
    }

    /**
     * Whether a search by the same query has the same result now. Takes less than a search; false also if that is
     * unknown ({@link SearchBasis}).
     */
    public boolean holds(SearchBasis basis) {
        return basis.holdsIn(snapshot.buffer(), locations);
    }

    /**
     * Returns the locations with the most public Events ({@link LocationDictionary#mostFrequent}). The cost depends on
     * the number of distinct locations, and once for each segment on the number of Events.
     *
     * @param phrase folded, without case and accents; empty for any location
     */
    public List<LocationCount> publicLocations(String phrase, int limit) {
        WriteBufferView view = snapshot.buffer();
        return locations.mostFrequent(phrase, view.publicCounts(locations.size()), limit);
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
        if (known.isPresent()) {
            return known.getAsInt() != point.fingerprint();
        }
        List<Row> rows = changesAfter(point.number() - 1, 1).rows();
        return !rows.isEmpty()
                && rows.getFirst().changeNumber() == point.number()
                && !rows.getFirst().changePoint().equals(point);
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
        accumulatedRows += buffer.size();
        return accumulatedRows >= mergeThreshold;
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
            long nanos = System.nanoTime() - start;
            publish(view, merged, Duration.ofNanos(PAUSE_FACTOR * nanos));
            merges.accept(nanos);
        } finally {
            mergeLock.unlock();
        }
    }

    private synchronized void publish(WriteBufferView merged, Segment segment, Duration nextPause) {
        buffer = buffer.remainderAfter(merged, segment);
        snapshot = new CatalogSnapshot(buffer.view(), snapshot.lastChange());
        accumulatedRows = 0;
        indexedAt = System.nanoTime();
        pauseFor(nextPause);
    }

    private synchronized void pauseFor(Duration duration) {
        pause = duration.compareTo(MIN_PAUSE) > 0 ? duration : MIN_PAUSE;
    }
}
