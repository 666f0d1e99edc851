package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.EventCreated;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Catalogs that are full. */
final class FullCatalogs {

    private FullCatalogs() {}

    /**
     * A catalog of so many conferences, all of them in the index but the last.
     *
     * @param newer how many are not in the index
     */
    static IndexedCatalog with(ConferenceEvents conferences, int events, int newer) {
        Deque<Runnable> background = new ArrayDeque<>();
        IndexedCatalog catalog = new IndexedCatalog(1, (_, work) -> background.add(work));
        Iterator<EventCreated> each = conferences.events(events).iterator();
        for (int i = 0; i < events; i++) {
            if (i == events - newer) {
                background.remove().run();
            }
            catalog.apply(each.next(), 0);
        }
        if (newer == 0) {
            background.remove().run();
        }
        if (catalog.newer() != newer) {
            throw new IllegalStateException("%d rows are newer than the index".formatted(catalog.newer()));
        }
        return catalog;
    }
}
