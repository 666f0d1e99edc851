package com.ticketing.events.query.audit.history;

import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.QueryParameters;
import java.util.Map;

/**
 * Which part of a history is asked for.
 *
 * @param after the version before the first one asked for, -1 for the beginning
 * @param limit how many entries a full page has, 1 to 1000
 */
public record HistoryRequest(long after, int limit) {

    private static final long BEGINNING = -1;

    /**
     * Reads the parameters of a request; those of other names are ignored.
     *
     * @throws com.ticketing.events.error.InvalidRequest naming everything that is wrong
     */
    static HistoryRequest of(Map<String, String[]> parameters) {
        QueryParameters given = new QueryParameters(parameters);
        long after = given.one("after", NumberParameters::place, NumberParameters.PLACE_RULE)
                .orElse(BEGINNING);
        int limit = given.one("limit", NumberParameters::limit, NumberParameters.LIMIT_RULE)
                .orElse(NumberParameters.USUAL_LIMIT);
        given.throwIfRefused();
        return new HistoryRequest(after, limit);
    }
}
