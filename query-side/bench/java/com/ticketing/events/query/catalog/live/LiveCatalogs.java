package com.ticketing.events.query.catalog.live;

import com.ticketing.events.query.catalog.index.IndexedCatalog;

/** Creates live catalogs for benchmarks. */
public final class LiveCatalogs {

    private LiveCatalogs() {}

    /** Returns a live catalog that serves queries from {@code catalog}. */
    public static LiveCatalog of(IndexedCatalog catalog) {
        LiveCatalog live = new LiveCatalog();
        live.withWriteLock(_ -> live.replaceWith(catalog, live.clearances()));
        return live;
    }
}
