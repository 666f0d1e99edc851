package com.ticketing.events.app.pages;

import com.ticketing.events.query.catalog.web.PublicEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One Event as the page shows it.
 *
 * @param kind cancelled, upcoming, running or past
 * @param badge the same for people
 * @param startAt as {@link Instant#toString()} writes it, for the script, which knows the visitor's zone
 * @param when from when to when, for visitors without scripts
 * @param hue 0-5, one for each place
 * @param linkedData the Event in JSON-LD, safe within a script element
 */
record WhatsOnCard(
        String id,
        String title,
        String location,
        String kind,
        String badge,
        String startAt,
        String endAt,
        String when,
        String month,
        String day,
        int hue,
        String linkedData) {

    private static final int HUES = 6;

    private static final DateTimeFormatter MOMENT = english("EEE d MMM uuuu, HH:mm");
    private static final DateTimeFormatter TIME = english("HH:mm");
    private static final DateTimeFormatter ZONE = english("zzz");
    private static final DateTimeFormatter MONTH = english("MMM");

    static WhatsOnCard of(PublicEvent event, Instant now, ZoneId zone, LinkedData linkedData) {
        ZonedDateTime start = event.startAt().atZone(zone);
        ZonedDateTime end = event.endAt().atZone(zone);
        String kind = kind(event, now);
        return new WhatsOnCard(
                event.id().toString(),
                event.title(),
                event.location(),
                kind,
                Character.toUpperCase(kind.charAt(0)) + kind.substring(1),
                event.startAt().toString(),
                event.endAt().toString(),
                range(start, end),
                MONTH.format(start),
                Integer.toString(start.getDayOfMonth()),
                Math.floorMod(event.location().hashCode(), HUES),
                linkedData.of(event));
    }

    private static String kind(PublicEvent event, Instant now) {
        if (event.isCancelled()) {
            return "cancelled";
        }
        if (event.startAt().isAfter(now)) {
            return "upcoming";
        }
        return event.endAt().isAfter(now) ? "running" : "past";
    }

    private static String range(ZonedDateTime start, ZonedDateTime end) {
        DateTimeFormatter second = start.toLocalDate().equals(end.toLocalDate()) ? TIME : MOMENT;
        return MOMENT.format(start) + " – " + second.format(end) + " " + ZONE.format(end);
    }

    private static DateTimeFormatter english(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
