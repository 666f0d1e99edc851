package com.ticketing.events.app.pages;

import com.ticketing.events.query.catalog.web.PublicEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * View of one Event in the list.
 *
 * @param phase cancelled, upcoming, running or past
 * @param badge label of the phase
 * @param reason of a cancellation; null without one
 * @param startAt in the form of {@link Instant#toString()}, for the script that formats dates in the visitor's time
 *     zone
 * @param dates start and end, formatted on the server for visitors without JavaScript
 * @param hue 0-5, derived from the location
 * @param jsonLd the Event in JSON-LD, escaped for a script element
 */
record WhatsOnCard(
        String id,
        String title,
        String location,
        String phase,
        String badge,
        @Nullable String reason,
        String startAt,
        String endAt,
        String dates,
        String month,
        String day,
        int hue,
        String jsonLd) {

    private static final int HUE_COUNT = 6;

    private static final DateTimeFormatter DATE_TIME = english("EEE d MMM uuuu, HH:mm");
    private static final DateTimeFormatter TIME = english("HH:mm");
    private static final DateTimeFormatter ZONE = english("zzz");
    private static final DateTimeFormatter MONTH = english("MMM");

    static WhatsOnCard of(PublicEvent event, Instant now, ZoneId zone, JsonLd jsonLd) {
        ZonedDateTime start = event.startAt().atZone(zone);
        ZonedDateTime end = event.endAt().atZone(zone);
        String phase = phase(event, now);
        return new WhatsOnCard(
                event.id().toString(),
                event.title(),
                event.location(),
                phase,
                Character.toUpperCase(phase.charAt(0)) + phase.substring(1),
                event.cancellationReason(),
                event.startAt().toString(),
                event.endAt().toString(),
                range(start, end),
                MONTH.format(start),
                Integer.toString(start.getDayOfMonth()),
                Math.floorMod(event.location().hashCode(), HUE_COUNT),
                jsonLd.of(event));
    }

    private static String phase(PublicEvent event, Instant now) {
        if (event.isCancelled()) {
            return "cancelled";
        }
        if (event.startAt().isAfter(now)) {
            return "upcoming";
        }
        return event.endAt().isAfter(now) ? "running" : "past";
    }

    private static String range(ZonedDateTime start, ZonedDateTime end) {
        DateTimeFormatter endFormat = start.toLocalDate().equals(end.toLocalDate()) ? TIME : DATE_TIME;
        return DATE_TIME.format(start) + " – " + endFormat.format(end) + " " + ZONE.format(end);
    }

    private static DateTimeFormatter english(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
