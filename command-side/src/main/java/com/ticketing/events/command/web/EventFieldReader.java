package com.ticketing.events.command.web;

import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.CreateEvent;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import com.ticketing.events.text.Rfc3339;
import com.ticketing.events.text.WhiteSpace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of a request's body by the rules of brief 3.2 and collects everything that is wrong with them. Each
 * method returns null when the field is absent or wrong; {@link #requireNoViolations()} comes before the values are used.
 */
public final class EventFieldReader {

    private static final String REQUIRED = "Is required";
    private static final int MOST_UNKNOWN_NAMED = 100;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LOCATION = 500;
    private static final int LONGEST_NOTES = 10_000;
    private static final int LONGEST_CREATED_BY = 254;
    private static final String STATUSES =
            Arrays.stream(EventStatus.values()).map(Enum::name).collect(Collectors.joining(", "));

    private final ObjectNode body;
    private final ZoneId local;
    private final List<Violation> violations = new ArrayList<>();
    private @Nullable Instant startAt;

    /**
     * Begins to read a body.
     *
     * @param known the fields that the body may have; any other is a violation, the first hundred by name
     * @param local where a date-time without an offset is read
     */
    EventFieldReader(ObjectNode body, Set<String> known, ZoneId local) {
        this.body = body;
        this.local = local;
        body.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .limit(MOST_UNKNOWN_NAMED)
                .forEach(name -> report(name, "Unknown field"));
    }

    boolean has(String field) {
        return body.has(field);
    }

    boolean isEmpty() {
        return body.isEmpty();
    }

    void report(String field, String message) {
        report(new Violation(field, message));
    }

    void report(Violation violation) {
        violations.add(violation);
    }

    boolean hasViolations() {
        return !violations.isEmpty();
    }

    void requireNoViolations() {
        if (hasViolations()) {
            throw new InvalidRequest(violations);
        }
    }

    /** Title, dates and place, all of them required; whether the start lies in the future is left open. */
    @Nullable
    EventDetails details() {
        String title = line("title", LONGEST_TITLE);
        startAt = instant("startAt");
        Instant endAt = instant("endAt");
        if (startAt != null && endAt != null && !startAt.isBefore(endAt)) {
            report("endAt", "Must be after startAt");
        }
        String location = line("location", LONGEST_LOCATION);
        return title == null || startAt == null || endAt == null || location == null
                ? null
                : new EventDetails(title, startAt, endAt, location);
    }

    /** Reports a start that {@link #details()} read and that does not lie after now. */
    void requireStartAfter(Instant now) {
        if (startAt != null && !startAt.isAfter(now)) {
            report("startAt", CreateEvent.NOT_IN_THE_FUTURE);
        }
    }

    /** The start that {@link #details()} read, whatever else was wrong. */
    @Nullable
    Instant startAt() {
        return startAt;
    }

    private @Nullable Instant instant(String field) {
        JsonNode value = required(field);
        if (value == null) {
            return null;
        }
        Instant instant =
                value.isString() ? Rfc3339.parse(value.stringValue(), local).orElse(null) : null;
        if (instant == null) {
            report(field, "Must be an RFC 3339 date-time such as 2099-12-31T20:00:00Z, to the nanosecond at most");
        }
        return instant;
    }

    @Nullable
    EventStatus status() {
        JsonNode value = body.get("status");
        if (value == null) {
            return null;
        }
        EventStatus status =
                value.isString() ? EventStatus.named(value.stringValue()).orElse(null) : null;
        if (status == null) {
            report("status", "Must be one of " + STATUSES);
        }
        return status;
    }

    @Nullable
    String internalNotes() {
        return optionalText("internalNotes", LONGEST_NOTES);
    }

    @Nullable
    String createdBy() {
        return optionalText("createdBy", LONGEST_CREATED_BY);
    }

    /** Takes a null for an absent field from here on. */
    EventFieldReader nullsAreAbsent() {
        body.removeNulls();
        return this;
    }

    private @Nullable String line(String field, int longest) {
        JsonNode value = required(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            report(field, "Must be a string");
            return null;
        }
        String text = WhiteSpace.trim(value.stringValue());
        int before = violations.size();
        if (text.isEmpty()) {
            report(field, "Must not be blank");
        }
        if (TextRules.length(text) > longest) {
            report(field, "Must be at most %d characters".formatted(longest));
        }
        if (TextRules.hasControlCharacters(text)) {
            report(field, "Must not contain line breaks or other control characters");
        }
        requireUnicode(field, text);
        return violations.size() == before ? text : null;
    }

    private @Nullable String optionalText(String field, int longest) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            report(field, "Must be a string or null");
            return null;
        }
        String text = value.stringValue();
        if (TextRules.length(text) > longest) {
            report(field, "Must be at most %d characters".formatted(longest));
        }
        requireUnicode(field, text);
        return text;
    }

    private void requireUnicode(String field, String text) {
        if (TextRules.hasLoneSurrogates(text)) {
            report(field, "Must not contain half of a surrogate pair");
        }
    }

    private @Nullable JsonNode required(String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            report(field, REQUIRED);
            return null;
        }
        return value;
    }
}
