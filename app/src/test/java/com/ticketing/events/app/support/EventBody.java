package com.ticketing.events.app.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /events}; valid and unique by default. */
public record EventBody(Map<String, @Nullable Object> fields) {

    public static EventBody valid() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", unique("Jazz Night"));
        fields.put("startAt", inDays(30) + "T19:00:00Z");
        fields.put("endAt", inDays(30) + "T23:00:00Z");
        fields.put("location", unique("Hall"));
        return new EventBody(fields);
    }

    public static EventBody withStatus(String status) {
        return valid().with("status", status);
    }

    public static EventBody published(String title, String location) {
        return withStatus("PUBLISHED").with("title", title).with("location", location);
    }

    public static EventBody at(String location) {
        return valid().with("location", location);
    }

    public static String unique(String prefix) {
        return prefix + " " + Long.toString(ThreadLocalRandom.current().nextLong(1L << 55, 1L << 56), 36);
    }

    public static LocalDate inDays(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days);
    }

    public EventBody with(String field, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new EventBody(changed);
    }

    public EventBody without(String field) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new EventBody(changed);
    }

    public EventBody between(String startAt, String endAt) {
        return with("startAt", startAt).with("endAt", endAt);
    }

    public String title() {
        return String.valueOf(fields.get("title"));
    }

    public String location() {
        return String.valueOf(fields.get("location"));
    }

    public Instant startAt() {
        return Instant.parse(String.valueOf(fields.get("startAt")));
    }

    /** The body of {@code PUT /events/{id}/details} with the values of this Event. */
    public Map<String, @Nullable Object> details() {
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

    /** {@link #details()} with one field changed. */
    public Map<String, @Nullable Object> detailsWith(String field, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(details());
        changed.put(field, value);
        return changed;
    }

    public String json() {
        return Json.write(fields);
    }

    /** This body with the value of one field as literal JSON. */
    public String jsonWith(String field, String literal) {
        String others = without(field).json();
        return others.substring(0, others.length() - 1) + ",\"" + field + "\":" + literal + "}";
    }
}
