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
     * @throws com.ticketing.events.error.InvalidRequest naming every violation
     */
    static HistoryRequest of(Map<String, String[]> parameters) {
        QueryParameters query = new QueryParameters(parameters);
        long after = query.one("after", NumberParameters::zeroOrMore, NumberParameters.ZERO_OR_MORE_RULE)
                .orElse(DEFAULT_AFTER);
        int limit = query.one("limit", NumberParameters::limit, NumberParameters.LIMIT_RULE)
                .orElse(NumberParameters.DEFAULT_LIMIT);
        query.throwIfRefused();
        return new HistoryRequest(after, limit);
    }
}
