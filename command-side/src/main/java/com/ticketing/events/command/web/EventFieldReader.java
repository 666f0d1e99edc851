package com.ticketing.events.command.web;

import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.event.CreateEvent;
import com.ticketing.events.command.event.SchedulePublication;
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
 * Reads the fields of a request body by the rules of brief 3.2 and collects all violations.
 *
 * <p>Each {@code read} method returns null if a field is absent or invalid; callers call {@link #throwIfInvalid()}
 * before they use the values. Not thread-safe.
 */
final class EventFieldReader {

    private static final int MAX_UNKNOWN_FIELDS_REPORTED = 100;

    // Maximum lengths in code points.
    private static final int MAX_TITLE_LENGTH = 200;
    private static final int MAX_LOCATION_LENGTH = 500;
    private static final int MAX_REASON_LENGTH = 500;
    private static final int MAX_NOTES_LENGTH = 10_000;
    private static final int MAX_CREATED_BY_LENGTH = 254;

    private static final String STATUSES =
            Arrays.stream(EventStatus.values()).map(Enum::name).collect(Collectors.joining(", "));

    private final ObjectNode body;
    private final ZoneId zone;
    private final List<Violation> violations = new ArrayList<>();
    private @Nullable Instant startAt;

    /**
     * Creates a reader and reports unknown fields.
     *
     * @param known names of the fields that the body may have; at most 100 others are reported
     * @param zone time zone of date-times without an offset
     */
    EventFieldReader(ObjectNode body, Set<String> known, ZoneId zone) {
        this.body = body;
        this.zone = zone;
        body.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .limit(MAX_UNKNOWN_FIELDS_REPORTED)
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

    /**
     * Checks that there are no violations.
     *
     * @throws InvalidRequest with all violations, if there are any
     */
    void throwIfInvalid() {
        if (hasViolations()) {
            throw new InvalidRequest(violations);
        }
    }

    /** Reads title, dates and location, all of them required. Does not check that {@code startAt} is in the future. */
    @Nullable
    EventDetails readDetails() {
        String title = readRequiredLine("title", MAX_TITLE_LENGTH);
        startAt = readRequiredInstant("startAt");
        Instant endAt = readRequiredInstant("endAt");
        if (startAt != null && endAt != null && !startAt.isBefore(endAt)) {
            report("endAt", "Must be after startAt");
        }
        String location = readRequiredLine("location", MAX_LOCATION_LENGTH);
        return title == null || startAt == null || endAt == null || location == null
                ? null
                : new EventDetails(title, startAt, endAt, location);
    }

    /** Reports a violation if the {@code startAt} that {@link #readDetails()} read is not after {@code now}. */
    void validateStartAfter(Instant now) {
        if (startAt != null && !startAt.isAfter(now)) {
            report("startAt", CreateEvent.NOT_IN_THE_FUTURE);
        }
    }

    /** The {@code startAt} that {@link #readDetails()} read, even if other fields are invalid. */
    @Nullable
    Instant startAt() {
        return startAt;
    }

    private @Nullable Instant readRequiredInstant(String field) {
        JsonNode value = readRequired(field);
        if (value == null) {
            return null;
        }
        Instant instant =
                value.isString() ? Rfc3339.parse(value.stringValue(), zone).orElse(null) : null;
        if (instant == null) {
            report(field, "Must be an RFC 3339 date-time such as 2099-12-31T20:00:00Z, to the nanosecond at most");
        }
        return instant;
    }

    @Nullable
    EventStatus readStatus() {
        JsonNode value = body.get("status");
        if (value == null) {
            return null;
        }
        EventStatus status =
                value.isString() ? EventStatus.parse(value.stringValue()).orElse(null) : null;
        if (status == null) {
            report("status", "Must be one of " + STATUSES);
        }
        return status;
    }

    /** Reads the time of a scheduled publication; the aggregate enforces that it is after {@code now} in any case. */
    @Nullable
    Instant readPublishAt(Instant now) {
        Instant publishAt = readRequiredInstant("publishAt");
        if (publishAt != null && !publishAt.isAfter(now)) {
            report("publishAt", SchedulePublication.NOT_IN_THE_FUTURE);
        }
        return publishAt;
    }

    /** Reads the reason of a cancellation, under the rules of a title but for its length. */
    @Nullable
    String readReason() {
        return readRequiredLine("reason", MAX_REASON_LENGTH);
    }

    @Nullable
    String readInternalNotes() {
        return readOptionalText("internalNotes", MAX_NOTES_LENGTH);
    }

    @Nullable
    String readCreatedBy() {
        return readOptionalText("createdBy", MAX_CREATED_BY_LENGTH);
    }

    /** Removes fields whose value is null from the body, so that they count as absent. */
    EventFieldReader removeNulls() {
        body.removeNulls();
        return this;
    }

    private @Nullable String readRequiredLine(String field, int maxLength) {
        JsonNode value = readRequired(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            report(field, "Must be a string");
            return null;
        }
        String text = WhiteSpace.trim(value.stringValue());
        int violationsBefore = violations.size();
        if (CodePoints.isBlank(text)) {
            report(field, "Must not be blank");
        } else if (CodePoints.hasBidiControl(text)) {
            report(field, "Must not contain control characters that change the direction of text");
        }
        validateLength(field, text, maxLength);
        if (CodePoints.hasControlCharacter(text)) {
            report(field, "Must not contain line breaks or other control characters");
        }
        validateUnicode(field, text);
        return violations.size() == violationsBefore ? text : null;
    }

    private @Nullable String readOptionalText(String field, int maxLength) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            report(field, "Must be a string or null");
            return null;
        }
        String text = value.stringValue();
        validateLength(field, text, maxLength);
        validateUnicode(field, text);
        return text;
    }

    private void validateLength(String field, String text, int maxLength) {
        if (CodePoints.count(text) > maxLength) {
            report(field, "Must be at most " + maxLength + " characters");
        }
    }

    private void validateUnicode(String field, String text) {
        if (CodePoints.hasLoneSurrogate(text)) {
            report(field, "Must not contain lone surrogates");
        }
    }

    private @Nullable JsonNode readRequired(String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            report(field, "Is required");
            return null;
        }
        return value;
    }
}
