package com.ticketing.events.app.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriUtils;

/**
 * Query parameters of the page. The filters are those of {@code GET /public/events}, with one difference: without
 * {@code past} and without {@code dateFrom} the list begins with today.
 *
 * @param parameters values by name; only names that the page supports, and except for {@code dev} no empty values
 */
record WhatsOnRequest(Map<String, String[]> parameters) {

    private static final String FROM = "dateFrom";
    private static final String TO = "dateTo";
    private static final String PAST = "past";
    private static final String DEV = "dev";
    private static final String PAGE = "page";

    private static final List<String> FILTERS = List.of(FROM, TO, "dateMode", "tz", "q", "locations", "sort");
    private static final List<String> OPTIONS = List.of(PAST, "limit", DEV);

    /** Keeps the supported parameters of a request, without empty values. */
    static WhatsOnRequest of(Map<String, String[]> parameters) {
        Map<String, String[]> supported = new LinkedHashMap<>();
        FILTERS.forEach(name -> copy(name, parameters, supported));
        OPTIONS.forEach(name -> copy(name, parameters, supported));
        copy(PAGE, parameters, supported);
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

    /** Parameters of the search: these, with {@code dateFrom} set to today unless the past is requested. */
    Map<String, String[]> query(LocalDate today) {
        String firstDay = today.toString();
        boolean includesPast = has(PAST) || has(FROM) || (has(TO) && value(TO).compareTo(firstDay) < 0);
        if (includesPast) {
            return parameters;
        }
        Map<String, String[]> query = new LinkedHashMap<>(parameters);
        query.put(FROM, new String[] {firstDay});
        return query;
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The values of the parameter, joined by commas; empty if it is absent. */
    String value(String name) {
        return String.join(", ", parameters.getOrDefault(name, new String[0]));
    }

    boolean isFiltered() {
        return has(PAST) || FILTERS.stream().anyMatch(this::has);
    }

    boolean isDeveloperMode() {
        return has(DEV);
    }

    /** URL of another page of the same list; pages count from 1. */
    String pageUrl(long page) {
        List<String> pairs = pairs(FILTERS);
        pairs.addAll(pairs(OPTIONS));
        if (page > 1) {
            pairs.add(PAGE + "=" + page);
        }
        return url("/", pairs);
    }

    /** URL of the list without filters. */
    String unfilteredUrl() {
        return url("/", pairs(List.of(DEV)));
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
