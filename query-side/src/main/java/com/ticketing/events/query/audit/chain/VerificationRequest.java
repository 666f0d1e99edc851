package com.ticketing.events.query.audit.chain;

import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.QueryParameters;
import java.util.Map;

/**
 * Which part of the log is to be examined.
 *
 * @param from the first position, 1 or more
 * @param to the last position, not beyond the log's end
 */
record VerificationRequest(long from, long to) {

    private static final long FIRST = 1;

    /**
     * Reads the parameters of a request; those of other names are ignored.
     *
     * @param end the log's last position, 0 for an empty log
     * @throws com.ticketing.events.error.InvalidRequest naming everything that is wrong
     */
    static VerificationRequest of(Map<String, String[]> parameters, long end) {
        QueryParameters given = new QueryParameters(parameters);
        long from = given.one("from", NumberParameters::position, NumberParameters.POSITION_RULE)
                .orElse(FIRST);
        long to = given.one("to", NumberParameters::position, NumberParameters.POSITION_RULE)
                .orElse(end);
        given.throwIfRefused();
        if (to > end) {
            given.refuse("to", "Must not be beyond the log's end, which is " + end);
        } else if (from > Math.max(to, FIRST)) {
            given.refuse("from", "Must not be beyond " + to);
        }
        given.throwIfRefused();
        return new VerificationRequest(from, to);
    }
}
