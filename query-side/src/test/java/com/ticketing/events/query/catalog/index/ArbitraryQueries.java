package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.web.EventListRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary queries as the list endpoints parse them, with and without drafts. */
final class ArbitraryQueries {

    private static final LocalDate MIDDLE = LocalDate.parse("2030-10-27");
    private static final String ABSENT = "";
    private static final String PUBLIC_STATUSES = "published,cancelled";

    private ArbitraryQueries() {}

    static Arbitrary<CatalogQuery> queries() {
        return Combinators.combine(
                        days(),
                        terms(),
                        words(),
                        statuses(),
                        zones(),
                        modesAndOrders(),
                        pages(),
                        Arbitraries.of(true, false))
                .as((days, terms, words, statuses, zone, modeAndOrder, page, admin) -> {
                    Map<String, String[]> parameters = new TreeMap<>();
                    parameters.put("dateFrom", new String[] {days.getFirst()});
                    parameters.put("dateTo", new String[] {days.getLast()});
                    parameters.put("locations", new String[] {String.join(",", terms)});
                    parameters.put("q", new String[] {words});
                    parameters.put("status", new String[] {admin ? String.join(",", statuses) : PUBLIC_STATUSES});
                    parameters.put("tz", new String[] {zone});
                    parameters.put("dateMode", new String[] {modeAndOrder.getFirst()});
                    parameters.put("sort", new String[] {modeAndOrder.getLast()});
                    parameters.put("page", new String[] {page.getFirst()});
                    parameters.put("limit", new String[] {page.getLast()});
                    return EventListRequest.ofAdmin(parameters, ZoneOffset.UTC).query();
                });
    }

    private static Arbitrary<List<String>> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(-5, 5),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, true, false))
                .as((first, more, hasFirst, hasLast) -> List.of(
                        hasFirst ? MIDDLE.plusDays(first).toString() : ABSENT,
                        hasLast ? MIDDLE.plusDays(first + more).toString() : ABSENT));
    }

    /** Enough terms for both implementations of the matcher. */
    private static Arbitrary<List<String>> terms() {
        return Arbitraries.oneOf(
                Arbitraries.just(List.of()),
                term().list().ofMinSize(1).ofMaxSize(3),
                term().list().ofMinSize(9).ofMaxSize(14));
    }

    private static Arbitrary<String> term() {
        return Arbitraries.oneOf(
                Arbitraries.of("berlin", "SS", "ß", "ist", "i", "MÜN", "%", "_", "rome", "nowhere", "\uD83C\uDFAA"),
                Arbitraries.strings().withChars("abcdefgrlino").ofMinLength(1).ofMaxLength(3));
    }

    private static Arbitrary<List<String>> statuses() {
        return Arbitraries.of("draft", "PUBLISHED", "Cancelled").list().ofMaxSize(3);
    }

    private static Arbitrary<String> zones() {
        return Arbitraries.of(ABSENT, "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu");
    }

    private static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.just(ABSENT),
                Arbitraries.of(
                        "cafe",
                        " CAFÉ\u2003jazz ",
                        "strasse",
                        "STRASSE musik",
                        "ø",
                        "aero ol",
                        "lodz oeuvre",
                        "a e",
                        "カ",
                        "berlin germany",
                        "berlin jazz",
                        "\"new\"",
                        "no5",
                        "width",
                        "\u0301",
                        "nowhere",
                        "jazzcafe"),
                Arbitraries.strings().withChars("aegijorz é").ofMaxLength(4));
    }

    private static Arbitrary<List<String>> modesAndOrders() {
        return Combinators.combine(modes(), orders()).as(List::of);
    }

    private static Arbitrary<String> modes() {
        return Arbitraries.of(ABSENT, ABSENT, "starts");
    }

    private static Arbitrary<String> orders() {
        return Arbitraries.of(ABSENT, ABSENT, "startAt", "-startAt", "-startAt", "updatedAt", "-updatedAt");
    }

    private static Arbitrary<List<String>> pages() {
        return Combinators.combine(
                        Arbitraries.of("1", "1", "2", "3", "5", "9223372036854775807"),
                        Arbitraries.of("1", "2", "5", "20", "100"))
                .as(List::of);
    }
}
