package com.ticketing.events.query.catalog.changes;

import com.ticketing.events.query.catalog.row.ChangePoint;
import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.QueryParameters;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A requested range of the public changes.
 *
 * @param after the point after which the range begins
 * @param limit the size of a full page, 1-1000
 */
record ChangesRequest(ChangePoint after, int limit) {

    static final String CURSOR_RULE = "Must be a cursor, as next of a response";

    /**
     * Parses query parameters; unknown ones are ignored.
     *
     * @throws com.ticketing.events.error.InvalidRequest with all violations
     */
    static ChangesRequest of(Map<String, String[]> parameters) {
        QueryParameters query = new QueryParameters(parameters);
        ChangePoint after =
                query.single("after", ChangeCursor::parse, CURSOR_RULE).orElse(ChangePoint.START);
        int limit = query.single("limit", NumberParameters::limit, NumberParameters.LIMIT_RULE)
                .orElse(NumberParameters.DEFAULT_LIMIT);
        query.throwIfInvalid();
        return new ChangesRequest(after, limit);
    }

    /**
     * The same request from the cursor in {@code Last-Event-ID} on.
     *
     * @param lastEventId ignored if null or not a cursor
     */
    ChangesRequest resumedAfter(@Nullable String lastEventId) {
        return Optional.ofNullable(lastEventId)
                .flatMap(ChangeCursor::parse)
                .map(cursor -> new ChangesRequest(cursor, limit))
                .orElse(this);
    }
}
