package com.ticketing.events.query.catalog.web;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.ticketing.events.EventStatus;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import com.ticketing.events.query.catalog.SortOrder;
import com.ticketing.events.query.catalog.text.CaseFolding;
import com.ticketing.events.query.http.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of Events, validated (brief 3.2). Other parameters are ignored.
 *
 * @param page the number of the page, from 1; determines the query's offset
 */
public record EventListRequest(CatalogQuery query, long page) {

    private static final Set<EventStatus> ALL = Set.of(EventStatus.values());

    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]+");

    private static final long FIRST_PAGE = 1;
    private static final long MAX_PAGE = Long.MAX_VALUE;
    private static final Defaults OF_LIST = new Defaults(20, 100, false, null);
    private static final Defaults OF_PAGE = new Defaults(20, 100, true, null);

    private static final Map<String, SortOrder> PUBLIC_ORDERS =
            Map.of("startAt", SortOrder.START_AT, "-startAt", SortOrder.START_AT_DESCENDING);
    private static final Map<String, SortOrder> ADMIN_ORDERS = Map.of(
            "startAt", SortOrder.START_AT,
            "-startAt", SortOrder.START_AT_DESCENDING,
            "updatedAt", SortOrder.UPDATED_AT,
            "-updatedAt", SortOrder.UPDATED_AT_DESCENDING);
    private static final String PUBLIC_ORDER_RULE = "Must be startAt or -startAt";
    private static final String ADMIN_ORDER_RULE = "Must be startAt, -startAt, updatedAt or -updatedAt";

    /**
     * Parses an admin request: every status, filtered by the parameter {@code status}, in every order.
     *
     * @param zone time zone of the dates if the parameter {@code tz} is absent
     * @throws InvalidRequest with all violations
     */
    public static EventListRequest ofAdmin(Map<String, String[]> parameters, ZoneId zone) {
        QueryParameters query = new QueryParameters(parameters);
        return parse(query, zone, statuses(query), order(query, ADMIN_ORDERS, ADMIN_ORDER_RULE), OF_LIST);
    }

    /**
     * Parses a public request: no drafts, {@code status} is ignored, no order by update; otherwise as {@link #ofAdmin}.
     */
    static EventListRequest ofPublic(Map<String, String[]> parameters, ZoneId zone) {
        return parsePublic(parameters, zone, OF_LIST);
    }

    /**
     * Parses a request for the page: as {@link #ofPublic}, with {@code location}, which may be repeated and is not
     * split at commas, beside {@code locations}.
     */
    static EventListRequest ofPage(Map<String, String[]> parameters, ZoneId zone) {
        return parsePublic(parameters, zone, OF_PAGE);
    }

    /**
     * Parses a request for a calendar: as {@link #ofPage}, with a limit of 1 to 5,000, by default 1,000. Without
     * {@code dateFrom}, the days begin 30 days before today, or before {@code dateTo} if that is earlier.
     */
    static EventListRequest ofCalendar(Map<String, String[]> parameters, ZoneId zone, Instant now) {
        return parsePublic(parameters, zone, new Defaults(1_000, 5_000, true, now));
    }

    private static EventListRequest parsePublic(Map<String, String[]> parameters, ZoneId zone, Defaults defaults) {
        QueryParameters query = new QueryParameters(parameters);
        return parse(query, zone, EventStatus.PUBLIC, order(query, PUBLIC_ORDERS, PUBLIC_ORDER_RULE), defaults);
    }

    /**
     * Values of absent parameters, and whether there is {@code location}.
     *
     * @param limit the limit if the parameter is absent
     * @param maxLimit the largest valid limit
     * @param hasLocation whether the request may have {@code location}
     * @param now determines the first day of a calendar; null if the days have no default
     */
    private record Defaults(
            long limit,
            long maxLimit,
            boolean hasLocation,
            @Nullable Instant now) {

        private static final int CALENDAR_DAYS = 30;

        Optional<LocalDate> firstDay(Optional<LocalDate> last, ZoneId zone) {
            if (now == null) {
                return Optional.empty();
            }
            LocalDate today = LocalDate.ofInstant(now, zone);
            return Optional.of(
                    last.filter(day -> day.isBefore(today)).orElse(today).minusDays(CALENDAR_DAYS));
        }
    }

    /** The page among {@code total} matches. */
    Pagination pagination(long total) {
        return Pagination.of(page, query.limit(), total);
    }

    private static EventListRequest parse(
            QueryParameters query, ZoneId defaultZone, Set<EventStatus> statuses, SortOrder order, Defaults defaults) {
        Optional<LocalDate> first = query.single("dateFrom", EventListRequest::date, "Must be a date, YYYY-MM-DD");
        Optional<LocalDate> last = query.single("dateTo", EventListRequest::date, "Must be a date, YYYY-MM-DD");
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            query.report("dateFrom", "Must not be after dateTo");
        }
        DateMode mode = query.single("dateMode", EventListRequest::dateMode, "Must be starts if it is given")
                .orElse(DateMode.OVERLAPS);
        ZoneId zone = query.timeZone().orElse(defaultZone);
        Set<String> locations = foldedLocations(locations(query, defaults));
        Set<String> words =
                query.single("q", SearchText::words, SearchText.WORDS_RULE).orElse(Set.of());
        long page = query.single("page", text -> number(text, MAX_PAGE), "Must be a whole number from 1 to " + MAX_PAGE)
                .orElse(FIRST_PAGE);
        long limit = query.single(
                        "limit",
                        text -> number(text, defaults.maxLimit()),
                        "Must be a whole number from 1 to " + defaults.maxLimit())
                .orElse(defaults.limit());
        query.throwIfInvalid();

        Instant from = first.or(() -> defaults.firstDay(last, zone))
                .map(day -> startOf(day, zone))
                .orElse(null);
        Instant until = last.map(day -> startOf(day.plusDays(1), zone)).orElse(null);
        return new EventListRequest(
                new CatalogQuery(
                        from, until, mode, locations, words, statuses, order, offset(page, limit), (int) limit),
                page);
    }

    private static List<String> locations(QueryParameters query, Defaults defaults) {
        List<String> texts = query.list("locations");
        if (defaults.hasLocation()) {
            texts.addAll(query.repeated("location"));
        }
        return texts;
    }

    private static Set<String> foldedLocations(List<String> texts) {
        Set<String> folded = HashSet.newHashSet(texts.size());
        for (String text : texts) {
            folded.add(CaseFolding.fold(text));
        }
        return Set.copyOf(folded);
    }

    private static SortOrder order(QueryParameters query, Map<String, SortOrder> orders, String rule) {
        return query.single("sort", text -> Optional.ofNullable(orders.get(text)), rule)
                .orElse(SortOrder.START_AT);
    }

    private static Set<EventStatus> statuses(QueryParameters query) {
        List<Optional<EventStatus>> named =
                query.list("status").stream().map(EventListRequest::status).toList();
        if (named.stream().anyMatch(Optional::isEmpty)) {
            query.report("status", "Must be DRAFT, PUBLISHED or CANCELLED, or several of them");
        }
        return named.isEmpty() ? ALL : named.stream().flatMap(Optional::stream).collect(toUnmodifiableSet());
    }

    /** Ignores the case of ASCII letters only: upper-casing ſ or ı would make another word valid. */
    private static Optional<EventStatus> status(String text) {
        return LETTERS.matcher(text).matches() ? EventStatus.parse(text.toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** Parses YYYY-MM-DD; faster than a {@code DateTimeFormatter}. */
    private static Optional<LocalDate> date(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Optional.empty();
        }
        long year = digits(text, 0, 4);
        long month = digits(text, 5, 7);
        long day = digits(text, 8, 10);
        try {
            return year < 0 ? Optional.empty() : Optional.of(LocalDate.of((int) year, (int) month, (int) day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<DateMode> dateMode(String text) {
        return "starts".equals(text) ? Optional.of(DateMode.STARTS) : Optional.empty();
    }

    private static Optional<Long> number(String text, long highest) {
        long number = digits(text, 0, text.length());
        return number > 0 && number <= highest ? Optional.of(number) : Optional.empty();
    }

    /**
     * Parses a range of ASCII digits; -1 if the range contains other characters or the number exceeds a {@code long}.
     */
    private static long digits(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** 00:00 of the day, or the first instant after a gap of the time zone that contains 00:00. */
    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The number of matches before the page, capped at {@code Long.MAX_VALUE}. */
    private static long offset(long page, long limit) {
        return page - 1 > Long.MAX_VALUE / limit ? Long.MAX_VALUE : (page - 1) * limit;
    }
}
