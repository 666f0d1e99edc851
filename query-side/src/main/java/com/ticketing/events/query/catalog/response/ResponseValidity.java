package com.ticketing.events.query.catalog.response;

import com.ticketing.events.query.catalog.index.SearchBasis;
import java.time.Instant;

/**
 * When the response of a list holds: while its search has the same result, at the times at which every {@code
 * isUpcoming} and {@code max-age} in it is exact.
 *
 * @param from the first of these times
 * @param until the end of these times, exclusive
 */
public record ResponseValidity(SearchBasis basis, Instant from, Instant until) {

    /** Whether the time is one of these. */
    public boolean includes(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
