package com.ticketing.events.query.catalog;

import com.ticketing.events.EventStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to look for; the parts combine with AND.
 *
 * @param from the beginning of the first day asked for, null for no bound
 * @param until the end of the last day, exclusive, null for no bound
 * @param dateMode which instants of an Event have to lie between the two
 * @param places case-folded texts, one of which the location has to contain; empty for anywhere
 * @param statuses the statuses wanted, never empty
 * @param offset how many matches to pass over, from 0
 * @param limit the size of the page, 1-100
 */
public record CatalogQuery(
        @Nullable Instant from,
        @Nullable Instant until,
        DateMode dateMode,
        Set<String> places,
        Set<EventStatus> statuses,
        long offset,
        int limit) {

    /** How an Event is laid against the days asked for. */
    public enum DateMode {
        /** The Event is going on at some moment of the days; an end at exactly 00:00 does not touch that day. */
        OVERLAPS,
        /** The Event starts within the days. */
        STARTS
    }

    /** The same for another part of what matches, which may be larger than a page. */
    public CatalogQuery stretch(long offset, int limit) {
        return new CatalogQuery(from, until, dateMode, places, statuses, offset, limit);
    }
}
