package com.ticketing.events.query.catalog.web;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.index.SearchResult;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Search of the live catalog for a list. A prepared search runs on the calling thread, any other one as bounded work.
 * Thread-safe.
 */
final class CatalogSearch {

    private final LiveCatalog catalog;
    private final BoundedWork work;
    private final WorkKind kind;
    private final WorkKind textKind;

    private CatalogSearch(LiveCatalog catalog, BoundedWork work, WorkKind kind, WorkKind textKind) {
        this.catalog = catalog;
        this.work = work;
        this.kind = kind;
        this.textKind = textKind;
    }

    /** Searches of staff. */
    static CatalogSearch forAdmins(LiveCatalog catalog, BoundedWork work) {
        return new CatalogSearch(catalog, work, WorkKind.ADMIN_SEARCH, WorkKind.ADMIN_SEARCH);
    }

    /** Searches of visitors; those for words are a kind of work of their own. */
    static CatalogSearch forVisitors(LiveCatalog catalog, BoundedWork work) {
        return new CatalogSearch(catalog, work, WorkKind.PUBLIC_SEARCH, WorkKind.TEXT_SEARCH);
    }

    /**
     * One page of the rows that match.
     *
     * @throws com.ticketing.events.error.RateLimited if the search is not prepared and finds no place
     */
    SearchResult rows(CatalogQuery query) {
        SearchResult prepared = rowsIfPrepared(query);
        return prepared != null ? prepared : work.compute(kindOf(query), () -> catalog.rows(query));
    }

    /** As {@link #rows}; empty if the search is not prepared and no place is free at once. */
    Optional<SearchResult> rowsIfFree(CatalogQuery query) {
        SearchResult prepared = rowsIfPrepared(query);
        return prepared != null
                ? Optional.of(prepared)
                : work.computeIfFree(kindOf(query), Duration.ZERO, () -> catalog.rows(query));
    }

    private WorkKind kindOf(CatalogQuery query) {
        return query.words().isEmpty() ? kind : textKind;
    }

    /** The same page as {@link #rows} if the search is prepared, otherwise null. */
    @Nullable
    SearchResult rowsIfPrepared(CatalogQuery query) {
        return catalog.rowsIfPrepared(query);
    }
}
