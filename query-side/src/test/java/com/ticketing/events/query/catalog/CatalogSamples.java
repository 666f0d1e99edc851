package com.ticketing.events.query.catalog;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.live.CatalogWriter;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.web.EventListRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sample Events and catalogs around a fixed current time. */
public final class CatalogSamples {

    public static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
    public static final Instant CREATED_AT = Instant.parse("2030-01-01T00:00:00.123456789Z");

    private CatalogSamples() {}

    public static UUID id(int number) {
        return new UUID(0, number);
    }

    public static EventCreated event(UUID id, String startAt, String endAt, String location, EventStatus status) {
        return new EventCreated(
                id,
                "Jazz at noon",
                Instant.parse(startAt),
                Instant.parse(endAt),
                location,
                status,
                "pay the band",
                "ana@example.com",
                CREATED_AT);
    }

    public static EventCreated event(int number, String startAt, String endAt) {
        return event(id(number), startAt, endAt, "Berlin", EventStatus.PUBLISHED);
    }

    public static EventCreated eventIn(int number, String location) {
        return event(id(number), "2030-07-01T18:00:00Z", "2030-07-01T20:00:00Z", location, EventStatus.PUBLISHED);
    }

    public static EventCreated event(int number, EventStatus status) {
        return event(id(number), "2030-07-01T18:00:00Z", "2030-07-01T20:00:00Z", "Berlin", status);
    }

    public static LiveCatalog catalogOf(EventCreated... events) {
        LiveCatalog catalog = new LiveCatalog();
        List.of(events).forEach(event -> CatalogWriter.apply(catalog, event, 0, 1));
        return catalog;
    }

    public static Map<String, String[]> parameters(String name, String... values) {
        return Map.of(name, values);
    }

    /** Returns the ids on the first page of an admin request over a catalog of the events. */
    public static List<UUID> found(Map<String, String> parameters, EventCreated... events) {
        Map<String, String[]> given = new HashMap<>();
        parameters.forEach((name, value) -> given.put(name, new String[] {value}));
        return catalogOf(events)
                .search(EventListRequest.ofAdmin(given, ZoneOffset.UTC).query())
                .entries()
                .stream()
                .map(CatalogEntry::id)
                .toList();
    }
}
