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

/** {@code GET /public/events} for those who write another format: the same parameters, rules and order. */
@Component
public final class PublicEventSearch {

    private final Catalog catalog;
    private final ZoneId zone;

    PublicEventSearch(Catalog catalog, ZoneId zone) {
        this.catalog = catalog;
        this.zone = zone;
    }

    /**
     * One page.
     *
     * @param pagination which page it is, and of how many
     */
    public record Page(List<PublicEvent> events, Pagination pagination) {}

    /** All Events that matched at one moment, as often as they are asked for. */
    @FunctionalInterface
    public interface Matches {

        /** The same Events in the same order each time. */
        Stream<PublicEvent> stream();
    }

    /**
     * The page that is asked for.
     *
     * @param parameters the values of each query parameter, decoded
     * @throws InvalidRequest naming everything that is wrong
     */
    public Page page(Map<String, String[]> parameters) {
        EventListRequest asked = EventListRequest.ofVisitor(parameters, zone);
        CatalogPage found = catalog.search(asked.query());
        return new Page(found.entries().stream().map(PublicEvent::of).toList(), asked.pagination(found.total()));
    }

    /** As {@link #page}, but all of them; a page is checked and then ignored. */
    public Matches all(Map<String, String[]> parameters) {
        Iterable<CatalogEntry> found =
                catalog.all(EventListRequest.ofVisitor(parameters, zone).query());
        return () -> StreamSupport.stream(found.spliterator(), false).map(PublicEvent::of);
    }
}
