package com.ticketing.events.query.catalog;

import com.ticketing.events.EventCreated;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

/** Catalogs that are full. */
final class Loaded {

    private Loaded() {}

    /**
     * A catalog of so many conferences, all of them in the index but the last.
     *
     * @param newer how many are not in the index
     */
    static IndexedCatalog with(Conferences conferences, int events, int newer) {
        AtomicBoolean isFull = new AtomicBoolean();
        IndexedCatalog catalog = new IndexedCatalog(events - newer, work -> {
            if (!isFull.getAndSet(true)) {
                work.run();
            }
        });
        Iterator<EventCreated> each = conferences.events(events).iterator();
        while (each.hasNext()) {
            catalog.apply(each.next(), 0);
        }
        if (catalog.newer() != newer) {
            throw new IllegalStateException("%d rows are newer than the index".formatted(catalog.newer()));
        }
        return catalog;
    }
}
