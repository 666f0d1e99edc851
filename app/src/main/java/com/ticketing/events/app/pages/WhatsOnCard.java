package com.ticketing.events.app.pages;

import com.ticketing.events.query.catalog.web.PublicEvent;
import com.ticketing.events.query.http.PublicBaseUrl;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * View of one Event in the list and on its own page.
 *
 * @param phase cancelled, upcoming, running or past
 * @param badge label of the phase; empty if the Event is upcoming
 * @param reason of a cancellation; null without one
 * @param startAt in the form of {@link Instant#toString()}, for the script that formats dates in the visitor's time
 *     zone
 * @param url path of the Event's page
 * @param locationUrl path of the list of the location
 * @param dates start and end, formatted on the server for visitors without JavaScript
 * @param date the day of the start, without the time
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
        String url,
        String locationUrl,
        String dates,
        String date,
        String month,
        String day,
        int hue,
        String jsonLd) {

    private static final int HUE_COUNT = 6;
    private static final String CANCELLED = "cancelled";
    private static final String UPCOMING = "upcoming";

    private static final DateTimeFormatter DATE_TIME = english("EEE d MMM uuuu, HH:mm");
    private static final DateTimeFormatter DATE = english("d MMM uuuu");
    private static final DateTimeFormatter TIME = english("HH:mm");
    private static final DateTimeFormatter ZONE = english("zzz");
    private static final DateTimeFormatter MONTH = english("MMM");

    /** @param now the time of the phase, in the time zone of the dates */
    static WhatsOnCard of(PublicEvent event, ZonedDateTime now, JsonLd jsonLd) {
        ZonedDateTime start = event.startAt().atZone(now.getZone());
        ZonedDateTime end = event.endAt().atZone(now.getZone());
        String phase = phase(event, now.toInstant());
        return new WhatsOnCard(
                event.id().toString(),
                event.title(),
                event.location(),
                phase,
                phase.equals(UPCOMING) ? "" : Character.toUpperCase(phase.charAt(0)) + phase.substring(1),
                event.cancellationReason(),
                event.startAt().toString(),
                event.endAt().toString(),
                PublicBaseUrl.EVENT_PATH + event.id(),
                WhatsOnRequest.locationUrl(event.location()),
                range(start, end),
                DATE.format(start),
                MONTH.format(start),
                Integer.toString(start.getDayOfMonth()),
                Math.floorMod(event.location().hashCode(), HUE_COUNT),
                jsonLd.of(event));
    }

    boolean isCancelled() {
        return phase.equals(CANCELLED);
    }

    private static String phase(PublicEvent event, Instant now) {
        if (event.isCancelled()) {
            return CANCELLED;
        }
        if (event.startAt().isAfter(now)) {
            return UPCOMING;
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
