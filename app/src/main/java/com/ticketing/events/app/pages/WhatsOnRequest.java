package com.ticketing.events.app.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.http.QueryParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/**
 * Query parameters of the page. The filters are those of {@code GET /public/events}, with these differences:
 *
 * <ul>
 *   <li>without {@code dateFrom} the list begins with today;
 *   <li>with {@code past} it has the Events that have begun, latest first;
 *   <li>{@code location} may be repeated and is not split at commas; {@code locations} becomes several of it.
 * </ul>
 *
 * @param parameters values by name; only names that the page supports, and except for {@code dev} no empty values
 */
record WhatsOnRequest(Map<String, String[]> parameters) {

    static final String LOCATION = "location";
    static final String WORDS = "q";

    private static final String FROM = "dateFrom";
    private static final String TO = "dateTo";
    private static final String SORT = "sort";
    private static final String PAST = "past";
    private static final String DEV = "dev";
    private static final String PAGE = "page";

    private static final List<String> DATES = List.of(FROM, TO, "dateMode", "tz");
    private static final List<String> FILTERS = List.of(FROM, TO, "dateMode", "tz", WORDS, LOCATION, SORT);
    private static final List<String> OPTIONS = List.of(PAST, "limit", DEV);

    /** Keeps the supported parameters of a request, without empty values. */
    static WhatsOnRequest of(Map<String, String[]> parameters) {
        Map<String, String[]> supported = new LinkedHashMap<>();
        FILTERS.forEach(name -> copy(name, parameters, supported));
        OPTIONS.forEach(name -> copy(name, parameters, supported));
        copy(PAGE, parameters, supported);
        putLocations(new QueryParameters(parameters), supported);
        return new WhatsOnRequest(supported);
    }

    private static void copy(String name, Map<String, String[]> from, Map<String, String[]> to) {
        String[] values = from.getOrDefault(name, new String[0]);
        String[] kept = name.equals(DEV)
                ? Arrays.copyOf(values, Math.min(values.length, 1))
                : Arrays.stream(values).filter(value -> !value.isEmpty()).toArray(String[]::new);
        if (kept.length > 0) {
            to.put(name, kept);
        }
    }

    private static void putLocations(QueryParameters query, Map<String, String[]> to) {
        String[] locations = Stream.concat(query.repeated(LOCATION).stream(), query.list("locations").stream())
                .distinct()
                .toArray(String[]::new);
        to.remove(LOCATION);
        if (locations.length > 0) {
            to.put(LOCATION, locations);
        }
    }

    /** Parameters of the search: these, with the first day or the order that the page has by default. */
    Map<String, String[]> query(LocalDate today) {
        Map<String, String[]> query = new LinkedHashMap<>(parameters);
        if (isPast()) {
            query.putIfAbsent(SORT, new String[] {"-startAt"});
        } else if (!has(FROM) && !(has(TO) && value(TO).compareTo(today.toString()) < 0)) {
            query.put(FROM, new String[] {today.toString()});
        }
        return query;
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The values of the parameter, joined by commas; empty if it is absent. */
    String value(String name) {
        return String.join(", ", parameters.getOrDefault(name, new String[0]));
    }

    List<String> locations() {
        return List.of(parameters.getOrDefault(LOCATION, new String[0]));
    }

    boolean isFiltered() {
        return FILTERS.stream().anyMatch(this::has);
    }

    boolean hasDates() {
        return has(FROM) || has(TO);
    }

    /** Whether the list has Events that have begun instead of those that are current or upcoming. */
    boolean isPast() {
        return has(PAST);
    }

    boolean isDeveloperMode() {
        return has(DEV);
    }

    WhatsOnRequest withoutDates() {
        return without(DATES);
    }

    /** The first page of the same list without a filter. */
    WhatsOnRequest without(String name) {
        return without(List.of(name));
    }

    private WhatsOnRequest without(List<String> names) {
        Map<String, String[]> others = new LinkedHashMap<>(parameters);
        others.keySet().removeAll(names);
        others.remove(PAGE);
        return new WhatsOnRequest(others);
    }

    /** The first page of the same list with one location instead of its locations, and without words. */
    WhatsOnRequest at(String location) {
        Map<String, String[]> others = new LinkedHashMap<>(without(WORDS).parameters);
        others.put(LOCATION, new String[] {location});
        return new WhatsOnRequest(others);
    }

    /** The list of the other time, past or not, with the same words and locations. */
    WhatsOnRequest ofOtherTime() {
        Map<String, String[]> others = new LinkedHashMap<>(withoutDates().without(SORT).parameters);
        if (others.remove(PAST) == null) {
            others.put(PAST, new String[] {"on"});
        }
        return new WhatsOnRequest(others);
    }

    /** URL of the list. */
    String url() {
        List<String> pairs = pairs(FILTERS);
        pairs.addAll(pairs(OPTIONS));
        pairs.addAll(pairs(List.of(PAGE)));
        return url("/", pairs);
    }

    /** URL of another page of the same list; pages count from 1. */
    String pageUrl(long page) {
        WhatsOnRequest first = without(PAGE);
        String url = first.url();
        return page == 1 ? url : url + (url.contains("?") ? "&" : "?") + PAGE + "=" + page;
    }

    /** URL of the same page of the list without the developer mode. */
    String canonicalUrl() {
        List<String> pairs = pairs(FILTERS);
        pairs.addAll(pairs(List.of(PAST, "limit", PAGE)));
        return url("/", pairs);
    }

    /** URL of the list without filters. */
    String unfilteredUrl() {
        return url("/", pairs(List.of(PAST, DEV)));
    }

    /** URL of the list of one location. */
    static String locationUrl(String location) {
        return new WhatsOnRequest(Map.of(LOCATION, new String[] {location})).url();
    }

    /** URL of the iCalendar stream with the same filters. */
    String calendarUrl() {
        return url("/public/events.ics", pairs(FILTERS));
    }

    private List<String> pairs(List<String> names) {
        List<String> pairs = new ArrayList<>();
        for (String name : names) {
            for (String value : parameters.getOrDefault(name, new String[0])) {
                pairs.add(value.isEmpty() ? name : name + "=" + UriUtils.encode(value, UTF_8));
            }
        }
        return pairs;
    }

    private static String url(String path, List<String> pairs) {
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }
}
