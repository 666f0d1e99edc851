package com.ticketing.events.query.audit.log;

import static java.util.stream.Collectors.joining;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.QueryParameters;
import com.ticketing.events.query.http.WorkKind;
import com.ticketing.events.text.Rfc3339;
import com.ticketing.events.text.StrictUuid;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A requested range of the audit log.
 *
 * @param after the position before the first requested one, 0 for the beginning
 * @param limit the size of a full page, 1-1000
 */
record AuditRequest(AuditFilter filter, long after, int limit) {

    private static final long DEFAULT_AFTER = 0;
    private static final Set<String> PARAMETERS = Set.of("after", "limit", "type", "eventId", "actor", "from", "to");
    private static final String TYPE_NAMES = Arrays.stream(DomainEventType.values())
            .map(DomainEventType::storedName)
            .collect(joining(", "));

    /**
     * Parses query parameters.
     *
     * @param zone time zone of date-times without an offset
     * @throws com.ticketing.events.error.InvalidRequest with all violations
     */
    static AuditRequest of(Map<String, String[]> parameters, ZoneId zone) {
        QueryParameters query = new QueryParameters(parameters);
        parameters.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .forEach(name -> query.report(name, "Unknown parameter"));
        Instant from = instant("from", query, zone);
        Instant to = instant("to", query, zone);
        if (from != null && to != null && from.isAfter(to)) {
            query.report("from", "Must not be after to");
        }
        long after = query.single("after", NumberParameters::nonNegative, NumberParameters.NON_NEGATIVE_RULE)
                .orElse(DEFAULT_AFTER);
        int limit = query.single("limit", NumberParameters::limit, NumberParameters.LIMIT_RULE)
                .orElse(NumberParameters.DEFAULT_LIMIT);
        AuditFilter filter = new AuditFilter(
                query.single("type", AuditRequest::type, "Must be one of " + TYPE_NAMES)
                        .orElse(null),
                query.single("eventId", StrictUuid::parse, "Must be a UUID").orElse(null),
                query.single("actor", Optional::of, "").orElse(null),
                from,
                to);
        query.throwIfInvalid();
        return new AuditRequest(filter, after, limit);
    }

    /**
     * The same request from the position in {@code Last-Event-ID} on.
     *
     * @param lastEventId ignored if null or not a position
     */
    AuditRequest resumedAfter(@Nullable String lastEventId) {
        return Optional.ofNullable(lastEventId)
                .flatMap(NumberParameters::nonNegative)
                .map(position -> batch(position, limit))
                .orElse(this);
    }

    /** The kind of work that a page is. */
    WorkKind workKind() {
        return filter.mayScanTheLog() ? WorkKind.WHOLE_LOG : WorkKind.DATABASE_READ;
    }

    /** A part of the same request. */
    AuditRequest batch(long position, int size) {
        return new AuditRequest(filter, position, size);
    }

    /** Replaces spaces by plus signs: an unencoded plus sign is decoded as a space, and no instant contains a space. */
    private static @Nullable Instant instant(String name, QueryParameters query, ZoneId zone) {
        return query.single(
                        name,
                        text -> Rfc3339.parse(text.replace(' ', '+'), zone),
                        "Must be an RFC 3339 date-time such as 2099-12-31T20:00:00Z")
                .orElse(null);
    }

    private static Optional<DomainEventType> type(String storedName) {
        return Arrays.stream(DomainEventType.values())
                .filter(type -> type.storedName().equals(storedName))
                .findFirst();
    }
}
