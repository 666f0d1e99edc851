package com.ticketing.events.query.catalog;

import com.ticketing.events.EventStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Filter, order and page of a search. The conditions combine with AND.
 *
 * @param from the lower bound of the days, inclusive; null for no bound
 * @param until the upper bound of the days, exclusive; null for no bound
 * @param dateMode which instants of an Event are compared with the bounds
 * @param locationTerms case-folded terms, one of which the location contains; empty for any location
 * @param words folded words without white space, all of which occur in title or location; empty for any Event
 * @param statuses the statuses that match, never empty
 * @param order the order of the matches
 * @param offset the number of matches before the page, from 0
 * @param limit the maximum size of the page, from 1; 100 at most in a request of a client
 */
public record CatalogQuery(
        @Nullable Instant from,
        @Nullable Instant until,
        DateMode dateMode,
        Set<String> locationTerms,
        Set<String> words,
        Set<EventStatus> statuses,
        SortOrder order,
        long offset,
        int limit) {

    /** Relation between an Event and the bounds of the days. */
    public enum DateMode {
        /**
         * The Event is running at some instant of the days. An end at exactly 00:00 does not overlap the day that
         * begins then.
         */
        OVERLAPS,
        /** The Event starts within the days. */
        STARTS
    }

    /** Returns the same query for Events that also start before an instant. */
    public CatalogQuery startingBefore(Instant instant) {
        Instant earlier = until == null || instant.isBefore(until) ? instant : until;
        return new CatalogQuery(from, earlier, dateMode, locationTerms, words, statuses, order, offset, limit);
    }

    /** Returns the same filter and order with another page. */
    public CatalogQuery withPage(long offset, int limit) {
        return new CatalogQuery(from, until, dateMode, locationTerms, words, statuses, order, offset, limit);
    }
}
