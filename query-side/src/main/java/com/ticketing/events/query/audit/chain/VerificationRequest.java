package com.ticketing.events.query.audit.chain;

import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.QueryParameters;
import java.util.Map;

/**
 * A requested range of positions to verify.
 *
 * @param from the first position, 1 or more
 * @param to the last position, at most the last one of the log
 */
record VerificationRequest(long from, long to) {

    private static final long FIRST_POSITION = 1;

    /**
     * Parses query parameters; unknown ones are ignored.
     *
     * @param end the last position of the log, 0 for an empty log
     * @throws com.ticketing.events.error.InvalidRequest with all violations
     */
    static VerificationRequest of(Map<String, String[]> parameters, long end) {
        QueryParameters query = new QueryParameters(parameters);
        long from = query.single("from", NumberParameters::position, NumberParameters.POSITION_RULE)
                .orElse(FIRST_POSITION);
        long to = query.single("to", NumberParameters::position, NumberParameters.POSITION_RULE)
                .orElse(end);
        query.throwIfInvalid();
        if (to > end) {
            query.report("to", "Must not be beyond the head of the log, which is " + end);
        } else if (from > Math.max(to, FIRST_POSITION)) {
            query.report("from", "Must not be beyond " + to);
        }
        query.throwIfInvalid();
        return new VerificationRequest(from, to);
    }
}
