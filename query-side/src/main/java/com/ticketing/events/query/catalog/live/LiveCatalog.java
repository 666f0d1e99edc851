package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import com.ticketing.events.query.catalog.index.SearchBasis;
import com.ticketing.events.query.catalog.index.SearchResult;
import com.ticketing.events.query.catalog.location.LocationCount;
import com.ticketing.events.query.catalog.merge.MergeThread;
import com.ticketing.events.query.catalog.row.ChangePage;
import com.ticketing.events.query.catalog.row.ChangePoint;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The catalog that serves queries. Delegates to an {@link IndexedCatalog} that a {@link ShadowCatalog} can replace
 * while queries run. Thread-safe.
 *
 * <p>Writes and replacement hold the write lock; queries hold no lock. The lock is fair: a rebuild acquires it for each
 * of its steps, and an unfair lock could delay the follower for more than one step.
 */
@Component
public final class LiveCatalog implements Catalog {

    private final Lock writeLock = new ReentrantLock(true);
    private final MergeThread mergeThread;
    private volatile IndexedCatalog current;
    private volatile long position;

    /** How often the catalog was emptied; guarded by the write lock. */
    private long clearances;

    private @Nullable ShadowCatalog mirror;

    /** Identifies the event log; another object after the log was replaced. */
    private volatile Object log = new Object();

    private final ChangeSignal changeSignal = new ChangeSignal();

    @Autowired
    LiveCatalog(MergeThread mergeThread) {
        this.mergeThread = mergeThread;
        current = newIndex();
    }

    /** Creates a catalog with a merge thread of its own. */
    public LiveCatalog() {
        this(new MergeThread(new Supervisor()));
    }

    /** Creates an empty index, which can replace the current one. */
    IndexedCatalog newIndex() {
        return new IndexedCatalog(mergeThread);
    }

    /**
     * Applies one domain event; does nothing to the Event if it was applied before.
     *
     * @param version the sequence number of the domain event within its Event, from 0
     * @param eventPosition the position of the domain event in the event log, from 1
     * @throws IllegalStateException if an earlier domain event of the Event was not applied
     */
    void apply(DomainEvent event, long version, long eventPosition) {
        withWriteLock(catalog -> {
            long changes = catalog.changes();
            catalog.apply(event, version);
            if (catalog.changes() > changes) {
                changeSignal.signal();
            }
            position = Math.max(position, eventPosition);
            if (mirror != null) {
                mirror.enqueue(event, version, eventPosition);
            }
        });
    }

    /** The position of the last domain event applied; 0 before the first. */
    public long position() {
        return position;
    }

    /**
     * Merges the write buffer into the segment before it returns. After a replay the buffer may be large, and every
     * query would scan it until the next background merge.
     */
    public void mergeNow() {
        current.mergeNow();
    }

    @Override
    public Optional<CatalogEntry> find(UUID id) {
        return current.find(id);
    }

    @Override
    public CatalogPage search(CatalogQuery query) {
        return current.search(query);
    }

    /** The number of Events. */
    public int size() {
        return current.size();
    }

    /** The number of rows that are not in the index yet; every query scans them. */
    int bufferedRows() {
        return current.bufferedRows();
    }

    /** The age of an index that lacks rows ({@link IndexedCatalog#indexAge}). */
    Duration indexAge() {
        return current.indexAge();
    }

    /** Returns the current row of an Event; null if there is none, or the Event was discarded. */
    @Nullable
    public Row row(UUID id) {
        return current.row(id);
    }

    /** Whether the domain event of that version, or a later one, was applied to the Event; discarded ones included. */
    boolean hasApplied(UUID id, long version) {
        return current.hasApplied(id, version);
    }

    /** Returns one page of the rows that match, in the order of {@link #search}. */
    public SearchResult rows(CatalogQuery query) {
        return current.rows(query);
    }

    /**
     * Returns the same page as {@link #rows}; null if the search is not prepared ({@link
     * IndexedCatalog#rowsIfPrepared}).
     */
    public @Nullable SearchResult rowsIfPrepared(CatalogQuery query) {
        return current.rowsIfPrepared(query);
    }

    /** Returns the locations with the most public Events ({@link IndexedCatalog#publicLocations}). */
    public List<LocationCount> publicLocations(String phrase, int limit) {
        return current.publicLocations(phrase, limit);
    }

    /** Identifies the event log that the catalog follows: equal as long as it was not replaced by another one. */
    public Object log() {
        return log;
    }

    /** The number of public changes so far; the same on every node with the same event log. */
    public long changes() {
        return current.changes();
    }

    /** Returns public Events in the order of their latest changes ({@link IndexedCatalog#changesAfter}). */
    public ChangePage changesAfter(long number, int limit) {
        return current.changesAfter(number, limit);
    }

    /** Whether a point is of another event log ({@link IndexedCatalog#isForeign}). */
    public boolean isForeign(ChangePoint point) {
        return current.isForeign(point);
    }

    /** The number of signals so far; there is one for every public change, and when the event log is replaced. */
    public long changeSignals() {
        return changeSignal.count();
    }

    /**
     * Waits until {@link #changeSignals} differs from {@code known}, or the time has passed.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitChangeSignal(long known, Duration timeout) throws InterruptedException {
        changeSignal.awaitAfter(known, timeout);
    }

    /** Whether a search by the same query has the same result now ({@link IndexedCatalog#holds}). */
    public boolean holds(SearchBasis basis) {
        return current.holds(basis);
    }

    /** Runs an action while no domain event is applied and the catalog is not replaced. */
    void withWriteLock(Consumer<IndexedCatalog> action) {
        writeLock.lock();
        try {
            action.accept(current);
        } finally {
            writeLock.unlock();
        }
    }

    /** Empties the catalog, because the event log was replaced; a shadow catalog can no longer replace it. */
    void clear() {
        withWriteLock(_ -> {
            current = newIndex();
            position = 0;
            mirror = null;
            clearances++;
            log = new Object();
            changeSignal.signal();
        });
    }

    /** How often the catalog was emptied. */
    long clearances() {
        writeLock.lock();
        try {
            return clearances;
        } finally {
            writeLock.unlock();
        }
    }

    /** Passes every domain event applied from now on to the shadow catalog as well. */
    void startMirroring(ShadowCatalog shadow) {
        withWriteLock(_ -> mirror = shadow);
    }

    void stopMirroring() {
        withWriteLock(_ -> mirror = null);
    }

    /**
     * Replaces the catalog by one at the same position and stops mirroring. The caller holds the write lock.
     *
     * @param since {@link #clearances} before the replacement was filled
     * @throws IllegalStateException if the catalog was emptied since
     */
    void replaceWith(IndexedCatalog replacement, long since) {
        if (clearances != since) {
            throw new IllegalStateException("The event log was replaced during the rebuild");
        }
        current = replacement;
        mirror = null;
    }
}
