package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.location.LocationDictionary;

/**
 * The state of the catalog that a search result was computed from, without references to its rows. Determines later
 * whether the result still holds. Thread-safe.
 *
 * <p>A result depends on a change only if the row before or the row after it matches the query; changes of other rows
 * leave total and page as they are.
 */
public final class SearchBasis {

    /** Maximum number of changes that a check examines; searching again takes as long. */
    private static final int MAX_CHANGES = 128;

    /** The same for a query with words, which takes up to some microseconds for each change. */
    private static final int MAX_CHANGES_WITH_WORDS = 32;

    private final CatalogQuery query;
    private final Object buffer;

    /** The number of rows of the write buffer up to which the result holds. */
    private volatile int size;

    SearchBasis(CatalogQuery query, WriteBufferView view) {
        this.query = query;
        buffer = view.buffer();
        size = view.size();
    }

    /**
     * Whether a search of the view has the same result. False also if that is unknown: after a merge, after many
     * changes, or if the locations of the query are no longer cached.
     *
     * @param view read after this basis was obtained, so that it is not older
     */
    boolean holdsIn(WriteBufferView view, LocationDictionary locations) {
        if (!view.buffer().equals(buffer)) {
            return false;
        }
        int from = size;
        if (from >= view.size()) {
            return true;
        }
        if (view.size() - from > (query.words().isEmpty() ? MAX_CHANGES : MAX_CHANGES_WITH_WORDS)) {
            return false;
        }
        ResolvedQuery resolved = ResolvedQuery.ofCached(query, locations);
        if (resolved == null || view.hasMatchFrom(from, resolved)) {
            return false;
        }
        size = view.size();
        return true;
    }
}
