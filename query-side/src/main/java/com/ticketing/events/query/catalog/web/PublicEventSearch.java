package com.ticketing.events.query.catalog.web;

import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.index.SearchResult;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.location.LocationCount;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.catalog.text.AccentFolding;
import com.ticketing.events.query.http.BoundedWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Search of public Events for representations other than JSON, by the parameters, rules and order of {@code GET
 * /public/events}. Thread-safe.
 */
@Component
public final class PublicEventSearch {

    private final LiveCatalog catalog;
    private final CatalogSearch search;
    private final ZoneId zone;

    /**
     * Creates a search of a catalog.
     *
     * @param work computes the searches of {@link #page} that are not prepared
     * @param zone time zone of the dates of requests without {@code tz}
     */
    public PublicEventSearch(LiveCatalog catalog, BoundedWork work, ZoneId zone) {
        this.catalog = catalog;
        this.search = CatalogSearch.forVisitors(catalog, work);
        this.zone = zone;
    }

    /**
     * One page of Events.
     *
     * @param pagination the number of the page and the totals
     */
    public record Page(List<PublicEvent> events, Pagination pagination) {}

    /**
     * The requested page. Beside {@code locations} there is {@code location}, which is not split at commas.
     *
     * @param parameters the values of each query parameter, decoded
     * @throws InvalidRequest with all violations
     * @throws com.ticketing.events.error.RateLimited if the search is not prepared and finds no place
     */
    public Page page(Map<String, String[]> parameters) {
        EventListRequest list = EventListRequest.ofPage(parameters, zone);
        return page(list, list.query());
    }

    /** As {@link #page}, without the Events that start at {@code now} or later. */
    public Page begun(Map<String, String[]> parameters, Instant now) {
        EventListRequest list = EventListRequest.ofPage(parameters, zone);
        return beginsBefore(now, list.query())
                ? page(list, list.query().startingBefore(now))
                : new Page(List.of(), list.pagination(0));
    }

    /**
     * The total of {@link #page}; empty if the search is not prepared and no place is free at once.
     *
     * @throws InvalidRequest with all violations
     */
    public OptionalLong totalIfFree(Map<String, String[]> parameters) {
        return totalIfFree(EventListRequest.ofPage(parameters, zone).query());
    }

    /** As {@link #totalIfFree}, of {@link #begun}. */
    public OptionalLong begunTotalIfFree(Map<String, String[]> parameters, Instant now) {
        CatalogQuery query = EventListRequest.ofPage(parameters, zone).query();
        return beginsBefore(now, query) ? totalIfFree(query.startingBefore(now)) : OptionalLong.of(0);
    }

    private static boolean beginsBefore(Instant now, CatalogQuery query) {
        Instant from = query.from();
        return from == null || from.isBefore(now);
    }

    private OptionalLong totalIfFree(CatalogQuery query) {
        return search.rowsIfFree(query).stream().mapToLong(SearchResult::total).findFirst();
    }

    private Page page(EventListRequest list, CatalogQuery query) {
        SearchResult found = search.rows(query);
        List<PublicEvent> events =
                found.rows().stream().map(row -> PublicEvent.of(row.entry())).toList();
        return new Page(events, list.pagination(found.total()));
    }

    /**
     * The locations that contain a text without regard to case and accents, those with most Events first. May take
     * milliseconds; the caller bounds it.
     */
    public List<String> locations(String text, int limit) {
        return catalog.publicLocations(AccentFolding.fold(text), limit).stream()
                .map(LocationCount::location)
                .toList();
    }

    /**
     * One Event.
     *
     * @throws EventNotFound if there is none, or it is a draft
     */
    public PublicEventSelection event(UUID id) {
        Row row = catalog.row(id);
        if (row == null || !row.status().isPublic()) {
            throw new EventNotFound();
        }
        return new PublicEventSelection(List.of(row));
    }

    /**
     * The first matches, by the parameters of {@link #page}, with at most {@code limit} Events: 1,000 by default, 5,000
     * at most. Without {@code dateFrom}, the days begin 30 days ago. {@code page} is validated and otherwise ignored.
     * May take milliseconds; the caller bounds it.
     *
     * @param parameters the values of each query parameter, decoded
     * @throws InvalidRequest with all violations
     */
    public PublicEventSelection calendar(Map<String, String[]> parameters, Instant now) {
        CatalogQuery query = EventListRequest.ofCalendar(parameters, zone, now).query();
        return new PublicEventSelection(
                catalog.rows(query.withPage(0, query.limit())).rows());
    }
}
