package com.ticketing.events.query.catalog.index;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.catalog.row.RowTable;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog as an index that never changes and the few rows that are newer than it.
 *
 * <p>A query picks up the current {@link CatalogSnapshot} and works on that alone, without a lock. A change appends a row and
 * publishes the next snapshot, in time that does not depend on how many Events there are. A thread in the background looks
 * now and then whether the new rows are worth an index, makes it and exchanges it; nobody waits for that.
 *
 * <p>It rests between two looks, and counts at each how many rows are new, for that is how many each query walks over.
 * When that has come to enough since the last index, many rows for a moment or few for long, it makes the next. So the
 * last rows of a replay are soon in the index, and a trickle of changes does not cost an index each.
 */
public final class IndexedCatalog implements Catalog {

    private static final Logger LOG = LoggerFactory.getLogger(IndexedCatalog.class);

    /**
     * So many new rows, over all looks, are worth an index. A query walks over half of them on average, and an index of a million
     * rows takes a tenth of a second: with some ten thousand queries and some hundred changes a second, this is where both
     * cost least.
     */
    static final int ENOUGH = 1_000;

    /** How many rows are fetched at once for somebody who wants them all. */
    private static final int STRETCH = 1_000;

    /** The rest is so many times as long as the last index took, so that they take no more than a tenth of a core. */
    private static final int RESTS = 9;

    private static final Duration SHORTEST_REST = Duration.ofMillis(50);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

    private final LocationDictionary places = new LocationDictionary();
    private final RowTable rows = new RowTable();
    private final MergeScheduler background;
    private final int enough;

    /** Whoever makes an index has it. */
    private final Lock turn = new ReentrantLock();

    private WriteBuffer delta = new WriteBuffer(Segment.EMPTY);
    private boolean looking;
    private long walkedOver;
    private Duration rest = SHORTEST_REST;
    private volatile CatalogSnapshot snapshot = new CatalogSnapshot(delta.changes());

    public IndexedCatalog() {
        this(ENOUGH, MergeScheduler.onOneThread());
    }

    /**
     * One with an index as often as it is worth it.
     *
     * @param enough how many new rows that takes
     */
    public IndexedCatalog(int enough, MergeScheduler background) {
        this.enough = enough;
        this.background = background;
    }

    /**
     * Takes in one domain event; one that was taken in before changes nothing. Every query that begins afterwards sees it.
     *
     * @param version the domain event's place in its Event's own stream, from 0
     * @throws IllegalStateException if an earlier domain event of the Event is missing
     */
    public synchronized void apply(DomainEvent event, long version) {
        Row before = rows.get(event.id());
        if (before == null) {
            put(null, CatalogEntry.after(null, event, version));
        } else if (version > before.version()) {
            put(before, CatalogEntry.after(before.entry(), event, version));
        }
    }

    /** Searches see it before {@link #find} does: who waits for a change asks the latter. */
    private void put(@Nullable Row before, CatalogEntry entry) {
        Row row = Row.of(entry, places.named(entry.location()));
        delta.add(before, row);
        snapshot = new CatalogSnapshot(delta.changes());
        rows.put(row);
        if (!looking) {
            lookLater();
        }
    }

    /**
     * The row is there whether or not this works: the next one tries again. Meanwhile nothing keeps a catalog that others
     * have let go, as they do when another has been built.
     */
    private void lookLater() {
        WeakReference<IndexedCatalog> catalog = new WeakReference<>(this);
        looking = true;
        try {
            background.doAfter(rest, () -> {
                IndexedCatalog here = catalog.get();
                if (here != null) {
                    here.look();
                }
            });
        } catch (RuntimeException | OutOfMemoryError e) {
            looking = false;
            LOG.error("No index of the catalog can be made now", e);
        }
    }

    /** The row of that Event, null when there is none. */
    @Nullable
    public Row row(UUID id) {
        return rows.get(id);
    }

    /** The rows that match. */
    public SearchResult rows(CatalogQuery query) {
        CatalogSnapshot current = snapshot;
        return current.search(ResolvedQuery.of(query, places));
    }

    @Override
    public Optional<CatalogEntry> find(UUID id) {
        return Optional.ofNullable(rows.get(id)).map(Row::entry);
    }

    @Override
    public CatalogPage search(CatalogQuery query) {
        SearchResult found = rows(query);
        return new CatalogPage(found.rows().stream().map(Row::entry).toList(), found.total());
    }

    @Override
    public Iterable<CatalogEntry> all(CatalogQuery query) {
        CatalogSnapshot then = snapshot;
        return () -> Stream.iterate(
                        stretch(then, query, 0),
                        stretch -> !stretch.rows().isEmpty(),
                        stretch -> stretch(then, query, stretch.end()))
                .flatMap(stretch -> stretch.rows().stream())
                .map(Row::entry)
                .iterator();
    }

    /** What of a snapshot is fetched at once. */
    private record Stretch(List<Row> rows, long end) {}

    private Stretch stretch(CatalogSnapshot then, CatalogQuery query, long offset) {
        CatalogQuery part = query.stretch(offset, STRETCH);
        List<Row> found = then.search(ResolvedQuery.of(part, places)).rows();
        return new Stretch(found, offset + found.size());
    }

    /** The ids of all Events, in no order. */
    public synchronized List<UUID> ids() {
        return rows.ids();
    }

    /** How many rows have come since the index was made. */
    public synchronized int newer() {
        return delta.size();
    }

    /** Returns when all rows that are there now are in the index. For a catalog that is about to be asked for the first time. */
    public void index() {
        if (newer() > 0) {
            merge();
        }
    }

    private void look() {
        if (isWorthIt()) {
            merge();
        }
        lookOnWhileThereIsSomething();
    }

    private synchronized boolean isWorthIt() {
        walkedOver += delta.size();
        return walkedOver >= enough;
    }

    private synchronized void lookOnWhileThereIsSomething() {
        looking = false;
        if (delta.size() > 0) {
            lookLater();
        }
    }

    /** Makes the next index. */
    private void merge() {
        turn.lock();
        try {
            long start = System.nanoTime();
            WriteBufferView changes = snapshot.changes();
            Segment index = changes.merged();
            exchange(changes, index, Duration.ofNanos(RESTS * (System.nanoTime() - start)));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("There is no new index of the catalog; queries use the old one and walk over what came since", e);
            restFor(AFTER_A_FAILURE);
        } finally {
            turn.unlock();
        }
    }

    private synchronized void exchange(WriteBufferView merged, Segment index, Duration afterwards) {
        delta = delta.after(merged, index);
        snapshot = new CatalogSnapshot(delta.changes());
        walkedOver = 0;
        restFor(afterwards);
    }

    private synchronized void restFor(Duration time) {
        rest = time.compareTo(SHORTEST_REST) > 0 ? time : SHORTEST_REST;
    }
}
