package com.ticketing.events.query.audit.history;

import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.QueryParameters;
import java.util.Map;

/**
 * A requested range of one Event's history.
 *
 * @param after the version before the first requested one, -1 for the beginning
 * @param limit the size of a full page, 1-1000
 */
record HistoryRequest(long after, int limit) {

    private static final long DEFAULT_AFTER = -1;

    /**
     * Parses query parameters; unknown ones are ignored.
     *
     * @throws com.ticketing.events.error.InvalidRequest with all violations
     */
    static HistoryRequest of(Map<String, String[]> parameters) {
        QueryParameters query = new QueryParameters(parameters);
        long after = query.single("after", NumberParameters::nonNegative, NumberParameters.NON_NEGATIVE_RULE)
                .orElse(DEFAULT_AFTER);
        int limit = query.single("limit", NumberParameters::limit, NumberParameters.LIMIT_RULE)
                .orElse(NumberParameters.DEFAULT_LIMIT);
        query.throwIfInvalid();
        return new HistoryRequest(after, limit);
    }
}
