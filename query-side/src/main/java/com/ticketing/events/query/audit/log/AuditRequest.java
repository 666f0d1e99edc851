package com.ticketing.events.query.audit.log;

import static java.util.stream.Collectors.joining;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.QueryParameters;
import com.ticketing.events.text.StrictUuid;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of the log is asked for.
 *
 * @param after the position before the first one asked for, 0 for the beginning
 * @param limit how many entries a full page has, 1 to 1000
 */
record AuditRequest(AuditFilter filter, long after, int limit) {

    private static final long BEGINNING = 0;
    private static final String TYPES = Arrays.stream(DomainEventType.values())
            .map(DomainEventType::storedName)
            .collect(joining(", "));

    /**
     * Reads the parameters of a request; those of other names are ignored.
     *
     * @throws com.ticketing.events.error.InvalidRequest naming everything that is wrong
     */
    static AuditRequest of(Map<String, String[]> parameters) {
        QueryParameters given = new QueryParameters(parameters);
        long after = given.one("after", NumberParameters::place, NumberParameters.PLACE_RULE)
                .orElse(BEGINNING);
        int limit = given.one("limit", NumberParameters::limit, NumberParameters.LIMIT_RULE)
                .orElse(NumberParameters.USUAL_LIMIT);
        AuditFilter filter = new AuditFilter(
                given.one("type", AuditRequest::type, "Must be one of " + TYPES).orElse(null),
                given.one("eventId", StrictUuid::parse, "Must be a UUID").orElse(null),
                given.one("actor", Optional::of, "").orElse(null));
        given.throwIfRefused();
        return new AuditRequest(filter, after, limit);
    }

    /** The same for a reader who has everything up to another position. */
    AuditRequest resumedAfter(long position) {
        return new AuditRequest(filter, position, limit);
    }

    private static Optional<DomainEventType> type(String text) {
        return Arrays.stream(DomainEventType.values())
                .filter(type -> type.storedName().equals(text))
                .findFirst();
    }
}
