package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import com.ticketing.events.query.catalog.index.SearchResult;
import com.ticketing.events.query.catalog.row.Row;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The catalog that queries see. A {@link ShadowCatalog} can take its place while it serves.
 *
 * <p>Whoever changes it has the turn, one at a time; queries need none. The turn is fair, so that a rebuild, which takes
 * it over and over, cannot keep the projection waiting for longer than one of its steps.
 */
@Component
public final class LiveCatalog implements Catalog {

    private final Lock turn = new ReentrantLock(true);
    private volatile IndexedCatalog current = new IndexedCatalog();
    private volatile long position;
    private @Nullable ShadowCatalog follower;

    /**
     * Takes in one domain event; one that was taken in before changes nothing.
     *
     * @param version the domain event's place in its Event's own stream, from 0
     * @param at the domain event's position in the log
     * @throws IllegalStateException if an earlier domain event of the Event is missing
     */
    public void apply(DomainEvent event, long version, long at) {
        inTurn(catalog -> {
            catalog.apply(event, version);
            position = Math.max(position, at);
            if (follower != null) {
                follower.tell(event, version, at);
            }
        });
    }

    /** The position of the last domain event that queries see, 0 before the first. */
    public long position() {
        return position;
    }

    /**
     * Returns when queries find all Events that are there now by the index. After a long history was taken in, much of it
     * would otherwise be walked over by each query, until the background gets to it.
     */
    public void index() {
        current.index();
    }

    @Override
    public Optional<CatalogEntry> find(UUID id) {
        return current.find(id);
    }

    @Override
    public CatalogPage search(CatalogQuery query) {
        return current.search(query);
    }

    /** The row of that Event, null when there is none. */
    @Nullable
    public Row row(UUID id) {
        return current.row(id);
    }

    /** The rows that match, as {@link #search} finds them. */
    public SearchResult rows(CatalogQuery query) {
        return current.rows(query);
    }

    @Override
    public Iterable<CatalogEntry> all(CatalogQuery query) {
        return current.all(query);
    }

    /** Does something while nothing is applied and nothing exchanged. */
    void inTurn(Consumer<IndexedCatalog> step) {
        turn.lock();
        try {
            step.accept(current);
        } finally {
            turn.unlock();
        }
    }

    /** From now on tells {@code second} of each domain event, or nobody when that is null. */
    void follow(@Nullable ShadowCatalog second) {
        inTurn(_ -> follower = second);
    }

    /** To be called in turn, with a catalog that has the same position. */
    void exchangeFor(IndexedCatalog successor) {
        current = successor;
        follower = null;
    }
}
