package com.ticketing.events.app.pages;

import com.ticketing.events.error.Violation;
import com.ticketing.events.query.catalog.web.Pagination;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Model of the template {@code whatson.html}.
 *
 * @param url of the page, absolute if the base URL is configured
 * @param violations empty unless the request is invalid
 * @param cards null if the request is invalid
 * @param pagination null if the request is invalid
 * @param suggestions lists in place of one without Events
 */
record WhatsOnView(
        WhatsOnRequest request,
        String url,
        List<Violation> violations,
        @Nullable List<WhatsOnCard> cards,
        @Nullable Pagination pagination,
        List<Suggestion> suggestions) {

    /** The language of the page. */
    private static final Locale LOCALE = Locale.ENGLISH;

    /** The names of the parameters on the page. */
    private static final Map<String, String> LABELS = Map.of(
            "dateFrom",
            "From",
            "dateTo",
            "To",
            WhatsOnRequest.WORDS,
            "Search",
            WhatsOnRequest.LOCATION,
            "Location",
            "tz",
            "Time zone",
            "dateMode",
            "Date mode",
            "sort",
            "Order",
            "limit",
            "Events per page",
            "page",
            "Page");

    private static final List<String> FIELDS = List.of("dateFrom", "dateTo", WhatsOnRequest.WORDS);

    static WhatsOnView of(
            WhatsOnRequest request,
            String url,
            List<WhatsOnCard> cards,
            Pagination pagination,
            List<Suggestion> suggestions) {
        return new WhatsOnView(request, url, List.of(), cards, pagination, suggestions);
    }

    static WhatsOnView invalid(WhatsOnRequest request, String url, List<Violation> violations) {
        return new WhatsOnView(request, url, violations, null, null, List.of());
    }

    /** Value of a form field and the message of its violation, empty if it is valid. */
    record Field(String value, String error) {

        boolean isInvalid() {
            return !error.isEmpty();
        }
    }

    /** Link to another page of the list; {@code rel} is its relation type (RFC 8288). */
    record Link(String url, String label, String rel) {}

    /** What the page shows, for the browser's tab and search results. */
    String pageTitle() {
        return (past() ? "Past events" : "What’s on") + (filters().isEmpty() ? "" : " – " + filters());
    }

    String description() {
        return (past() ? "Past events" : "Current and upcoming events")
                + (filters().isEmpty() ? "" : " (" + filters() + ")") + " with their dates, locations and summaries.";
    }

    /** The words, locations and days that the list is restricted to. */
    private String filters() {
        String words = request.value(WhatsOnRequest.WORDS);
        return Stream.of(
                        words.isEmpty() ? "" : "“" + words + "”",
                        String.join(" or ", request.locations()),
                        prefixed("from ", request.value("dateFrom")),
                        prefixed("to ", request.value("dateTo")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }

    Field dateFrom() {
        return field("dateFrom");
    }

    Field dateTo() {
        return field("dateTo");
    }

    Field words() {
        return field(WhatsOnRequest.WORDS);
    }

    /** The location in the form; empty if there are several. */
    String location() {
        return request.locations().size() == 1 ? request.locations().getFirst() : "";
    }

    /** The locations that the form has no field for. */
    List<String> severalLocations() {
        return request.locations().size() > 1 ? request.locations() : List.of();
    }

    String anyLocationUrl() {
        return request.without(WhatsOnRequest.LOCATION).url();
    }

    boolean past() {
        return request.isPast();
    }

    String upcomingUrl() {
        return past() ? request.ofOtherTime().url() : request.url();
    }

    String pastUrl() {
        return past() ? request.url() : request.ofOtherTime().url();
    }

    String sort() {
        return request.value("sort");
    }

    String limit() {
        return request.value("limit");
    }

    String timeZone() {
        return request.value("tz");
    }

    String dateMode() {
        return request.value("dateMode");
    }

    boolean developerMode() {
        return request.isDeveloperMode();
    }

    boolean filtered() {
        return request.isFiltered();
    }

    String unfilteredUrl() {
        return request.unfilteredUrl();
    }

    String calendarUrl() {
        return request.calendarUrl();
    }

    boolean invalid() {
        return cards == null;
    }

    /** Violations by parameters that the form has no field for, with the messages of the page. */
    List<Violation> otherViolations() {
        return violations.stream()
                .filter(violation -> !FIELDS.contains(violation.field()))
                .map(violation -> new Violation(violation.field(), message(violation)))
                .toList();
    }

    /** The message with the names of the page: "From must not be after To". */
    private static String message(Violation violation) {
        String rule = violation.message();
        return LABELS.getOrDefault(violation.field(), violation.field()) + " "
                + rule.substring(0, 1).toLowerCase(LOCALE)
                + rule.substring(1).replace("dateTo", "To");
    }

    boolean empty() {
        return pagination != null && pagination.total() == 0;
    }

    /** Whether there is a calendar of these Events: not of past ones. */
    boolean calendar() {
        return cards != null && !past();
    }

    boolean anyLocation() {
        return !severalLocations().isEmpty();
    }

    boolean hasSuggestions() {
        return !suggestions.isEmpty();
    }

    boolean beyondLastPage() {
        return pagination != null && pagination.total() > 0 && pagination.page() > pagination.totalPages();
    }

    String lastPageUrl() {
        return pagination == null ? "" : request.pageUrl(pagination.totalPages());
    }

    String heading() {
        if (pagination == null) {
            return "These filters are not valid";
        }
        long total = pagination.total();
        String events = past() ? "past or running event" : "event";
        return total == 1 ? "1 " + events : String.format(LOCALE, "%,d %ss", total, events);
    }

    boolean paged() {
        return pagination != null && pagination.totalPages() > 1 && !beyondLastPage();
    }

    String pagePosition() {
        return pagination == null
                ? ""
                : String.format(LOCALE, "Page %,d of %,d", pagination.page(), pagination.totalPages());
    }

    List<Link> backwardLinks() {
        return pagination == null || pagination.page() == 1
                ? List.of()
                : List.of(link(1, "First", "first"), link(pagination.page() - 1, "Previous", "prev"));
    }

    List<Link> forwardLinks() {
        return pagination == null || pagination.page() >= pagination.totalPages()
                ? List.of()
                : List.of(link(pagination.page() + 1, "Next", "next"), link(pagination.totalPages(), "Last", "last"));
    }

    private Link link(long page, String label, String rel) {
        return new Link(request.pageUrl(page), label, rel);
    }

    private Field field(String name) {
        String error = violations.stream()
                .filter(violation -> violation.field().equals(name))
                .map(WhatsOnView::message)
                .collect(Collectors.joining(". "));
        return new Field(request.value(name), error);
    }
}
