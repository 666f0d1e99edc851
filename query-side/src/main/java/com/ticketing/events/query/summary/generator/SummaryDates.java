package com.ticketing.events.query.summary.generator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Wording of the dates of an Event in a time zone, in English. */
final class SummaryDates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private SummaryDates() {}

    /** From the start to the end, with the abbreviation of the zone, such as {@code CEST}. */
    static String of(Instant startAt, Instant endAt, ZoneId zone) {
        ZonedDateTime start = startAt.atZone(zone);
        ZonedDateTime end = endAt.atZone(zone);
        String zoneName = ZONE.format(end);
        String startZone = ZONE.format(start).equals(zoneName) ? "" : " " + ZONE.format(start);
        String firstDay = DAY.format(start);
        String lastDay = DAY.format(end);
        String from = TIME.format(start);
        String to = TIME.format(end);
        if (!firstDay.equals(lastDay)) {
            return "from " + firstDay + " at " + from + startZone + " to " + lastDay + " at " + to + " " + zoneName;
        }
        return from.equals(to) && startZone.isEmpty()
                ? "on " + firstDay + " at " + from + " " + zoneName
                : "on " + firstDay + " from " + from + startZone + " to " + to + " " + zoneName;
    }
}
