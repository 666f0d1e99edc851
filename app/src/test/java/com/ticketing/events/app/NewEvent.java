package com.ticketing.events.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A body for {@code POST /events}: valid and unlike any other, until a test changes a field. */
record NewEvent(Map<String, @Nullable Object> fields) {

    static NewEvent valid() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", unique("Jazz Night"));
        fields.put("startAt", inDays(30) + "T19:00:00Z");
        fields.put("endAt", inDays(30) + "T23:00:00Z");
        fields.put("location", unique("Hall"));
        return new NewEvent(fields);
    }

    static NewEvent withStatus(String status) {
        return valid().with("status", status);
    }

    static NewEvent at(String location) {
        return valid().with("location", location);
    }

    static String unique(String prefix) {
        return prefix + " " + Long.toString(ThreadLocalRandom.current().nextLong(1L << 55, 1L << 56), 36);
    }

    static LocalDate inDays(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days);
    }

    NewEvent with(String field, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new NewEvent(changed);
    }

    NewEvent without(String field) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new NewEvent(changed);
    }

    NewEvent between(String startAt, String endAt) {
        return with("startAt", startAt).with("endAt", endAt);
    }

    String title() {
        return String.valueOf(fields.get("title"));
    }

    String location() {
        return String.valueOf(fields.get("location"));
    }

    Instant startAt() {
        return Instant.parse(String.valueOf(fields.get("startAt")));
    }

    /** The body of {@code PUT /events/{id}/details} that says what this event already says. */
    Map<String, @Nullable Object> details() {
        return Map.of(
                "title",
                title(),
                "startAt",
                fields.get("startAt"),
                "endAt",
                fields.get("endAt"),
                "location",
                location());
    }

    /** The same details, one of them changed. */
    Map<String, @Nullable Object> detailsWith(String field, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(details());
        changed.put(field, value);
        return changed;
    }

    String json() {
        return Json.write(fields);
    }

    /** This body with one field given as literal JSON. */
    String jsonWith(String field, String literal) {
        String others = without(field).json();
        return others.substring(0, others.length() - 1) + ",\"" + field + "\":" + literal + "}";
    }
}
