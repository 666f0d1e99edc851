package com.ticketing.events.query.catalog.web;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/**
 * Search of public Events for representations other than JSON, by the parameters, rules and order of {@code GET
 * /public/events}. Thread-safe.
 */
@Component
public final class PublicEventSearch {

    private final Catalog catalog;
    private final ZoneId zone;

    PublicEventSearch(Catalog catalog, ZoneId zone) {
        this.catalog = catalog;
        this.zone = zone;
    }

    /**
     * One page of Events.
     *
     * @param pagination the number of the page and the totals
     */
    public record Page(List<PublicEvent> events, Pagination pagination) {}

    /** All Events that match, as of one snapshot of the catalog. */
    @FunctionalInterface
    public interface Matches {

        /** A stream of the matches; every call returns the same Events in the same order. */
        Stream<PublicEvent> stream();
    }

    /**
     * The requested page.
     *
     * @param parameters the values of each query parameter, decoded
     * @throws InvalidRequest with all violations
     */
    public Page page(Map<String, String[]> parameters) {
        EventListRequest list = EventListRequest.ofPublic(parameters, zone);
        CatalogPage found = catalog.search(list.query());
        return new Page(found.entries().stream().map(PublicEvent::of).toList(), list.pagination(found.total()));
    }

    /**
     * All matches, by the parameters of {@link #page}; {@code page} and {@code limit} are validated and otherwise
     * ignored.
     */
    public Matches all(Map<String, String[]> parameters) {
        Iterable<CatalogEntry> found =
                catalog.all(EventListRequest.ofPublic(parameters, zone).query());
        return () -> StreamSupport.stream(found.spliterator(), false).map(PublicEvent::of);
    }
}
