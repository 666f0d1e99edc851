package com.ticketing.events.query.catalog.index;

import com.ticketing.events.EventCreated;
import com.ticketing.events.query.catalog.bench.ConferenceEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Creates catalogs of the benchmark Events. */
public final class FullCatalogs {

    private FullCatalogs() {}

    /**
     * Creates a catalog in which only the last rows are in the write buffer.
     *
     * @param events the number of Events
     * @param buffered the number of them in the write buffer; all others are in the segment
     */
    public static IndexedCatalog with(ConferenceEvents conferences, int events, int buffered) {
        Deque<Runnable> scheduled = new ArrayDeque<>();
        IndexedCatalog catalog = new IndexedCatalog(1, (_, task) -> scheduled.add(task));
        Iterator<EventCreated> creations = conferences.events(events).iterator();
        for (int i = 0; i < events; i++) {
            if (i == events - buffered) {
                scheduled.remove().run();
            }
            catalog.apply(creations.next(), 0);
        }
        if (buffered == 0) {
            scheduled.remove().run();
        }
        if (catalog.bufferedRows() != buffered) {
            throw new IllegalStateException("%d rows are in the write buffer".formatted(catalog.bufferedRows()));
        }
        return catalog;
    }
}
