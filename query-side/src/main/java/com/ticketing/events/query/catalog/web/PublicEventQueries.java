package com.ticketing.events.query.catalog.web;

import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.index.SearchResult;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.response.PublicResponse;
import com.ticketing.events.query.catalog.response.PublicResponseFactory;
import com.ticketing.events.query.catalog.response.ResponseValidity;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicCacheControl;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Public queries: Events that are not drafts, without their private fields (brief 3.2). Thread-safe. */
@Component
public final class PublicEventQueries {

    /** The path of the list; the path of an Event is below it. */
    public static final String PATH = "/public/events";

    private final LiveCatalog catalog;
    private final CatalogSearch search;
    private final PublicResponseFactory responses;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * Creates queries of a catalog.
     *
     * @param work computes the searches that are not prepared
     * @param clock determines which Events are upcoming
     * @param zone time zone of the dates of requests without {@code tz}
     */
    public PublicEventQueries(
            LiveCatalog catalog, BoundedWork work, PublicCacheControl cacheControl, Clock clock, ZoneId zone) {
        this.catalog = catalog;
        this.search = CatalogSearch.forVisitors(catalog, work);
        this.responses = new PublicResponseFactory(cacheControl);
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A page of Events. If the search is not prepared ({@link #listIfPrepared}), it may wait for a place, and takes
     * milliseconds.
     *
     * @throws com.ticketing.events.error.InvalidRequest with all violations of the parameters
     * @throws com.ticketing.events.error.RateLimited if the search is not prepared and finds no place
     */
    public PublicResponse list(PublicQuery query) {
        EventListRequest list = EventListRequest.ofPublic(query.parameters(), zone);
        return response(query, list, search.rows(list.query()));
    }

    /**
     * The same page as {@link #list} if its search is prepared, otherwise null. A search is prepared if the locations
     * of the query are cached, the write buffer is short, and few Events run at the beginning of the days; it then
     * takes microseconds.
     *
     * @throws com.ticketing.events.error.InvalidRequest with all violations of the parameters
     */
    public @Nullable PublicResponse listIfPrepared(PublicQuery query) {
        EventListRequest list = EventListRequest.ofPublic(query.parameters(), zone);
        SearchResult found = search.rowsIfPrepared(list.query());
        return found == null ? null : response(query, list, found);
    }

    private PublicResponse response(PublicQuery query, EventListRequest list, SearchResult found) {
        Pagination pagination = list.pagination(found.total());
        Instant now = clock.instant();
        return responses.response(
                EventJsonWriter.publicList(found.rows(), pagination, now),
                PaginationLinks.of(PATH, query.queryString(), pagination),
                found.rows(),
                now,
                found.basis());
    }

    /**
     * Whether an earlier response of {@link #list} to the same query is exact now: {@link #list} would return an equal
     * one. False also if that is unknown; true of no response to {@link #find}.
     */
    public boolean isCurrent(PublicResponse response) {
        ResponseValidity validity = response.validity();
        return validity != null && validity.includes(clock.instant()) && catalog.holds(validity.basis());
    }

    /**
     * One Event.
     *
     * @throws EventNotFound if there is none, or it is a draft
     */
    public PublicResponse find(UUID id) {
        Row row = catalog.row(id);
        if (row == null || !row.status().isPublic()) {
            throw new EventNotFound();
        }
        Instant now = clock.instant();
        return responses.response(EventJsonWriter.publicEvent(row, now), null, List.of(row), now, null);
    }
}
