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
 * What a visitor asks of the page, as its address says it. Its filters are those of {@code GET /public/events}, but for
 * the past: without {@code past} and without a first day the page begins with today.
 *
 * @param given the parameters that mean something here
 */
record WhatsOnRequest(Map<String, String[]> given) {

    private static final String FROM = "dateFrom";
    private static final String TO = "dateTo";
    private static final String PAST = "past";
    private static final String DEV = "dev";
    private static final String PAGE = "page";

    private static final List<String> FILTERS = List.of(FROM, TO, "dateMode", "tz", "locations");
    private static final List<String> OTHERS = List.of(PAST, "limit", DEV);

    static WhatsOnRequest of(Map<String, String[]> parameters) {
        Map<String, String[]> given = new LinkedHashMap<>();
        FILTERS.forEach(name -> take(name, parameters, given));
        OTHERS.forEach(name -> take(name, parameters, given));
        take(PAGE, parameters, given);
        return new WhatsOnRequest(given);
    }

    private static void take(String name, Map<String, String[]> from, Map<String, String[]> to) {
        String[] values = from.getOrDefault(name, new String[0]);
        String[] telling = name.equals(DEV)
                ? Arrays.copyOf(values, Math.min(values.length, 1))
                : Arrays.stream(values).filter(value -> !value.isEmpty()).toArray(String[]::new);
        if (telling.length > 0) {
            to.put(name, telling);
        }
    }

    /** What to ask the list for. */
    Map<String, String[]> query(LocalDate today) {
        String first = today.toString();
        boolean isOfThePast = has(PAST) || has(FROM) || (has(TO) && value(TO).compareTo(first) < 0);
        if (isOfThePast) {
            return given;
        }
        Map<String, String[]> query = new LinkedHashMap<>(given);
        query.put(FROM, new String[] {first});
        return query;
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /** The values of the parameter, put together; empty if it is absent. */
    String value(String name) {
        return String.join(", ", given.getOrDefault(name, new String[0]));
    }

    boolean isFiltered() {
        return has(PAST) || FILTERS.stream().anyMatch(this::has);
    }

    boolean isForDevelopers() {
        return has(DEV);
    }

    /** The address of the same list at another page, from 1. */
    String atPage(long page) {
        List<String> pairs = pairs(FILTERS);
        pairs.addAll(pairs(OTHERS));
        if (page > 1) {
            pairs.add(PAGE + "=" + page);
        }
        return address("/", pairs);
    }

    /** The address of the page without any filter. */
    String unfiltered() {
        return address("/", pairs(List.of(DEV)));
    }

    /** The address of the calendar that has what the filters let through. */
    String calendar() {
        return address("/public/events.ics", pairs(FILTERS));
    }

    private List<String> pairs(List<String> names) {
        List<String> pairs = new ArrayList<>();
        for (String name : names) {
            for (String value : given.getOrDefault(name, new String[0])) {
                pairs.add(value.isEmpty() ? name : name + "=" + UriUtils.encode(value, UTF_8));
            }
        }
        return pairs;
    }

    private static String address(String path, List<String> pairs) {
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }
}
