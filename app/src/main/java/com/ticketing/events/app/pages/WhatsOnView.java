package com.ticketing.events.app.pages;

import com.ticketing.events.error.Violation;
import com.ticketing.events.query.catalog.web.Pagination;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Model of the template {@code whatson.html}.
 *
 * @param violations empty unless the request is invalid
 * @param cards null if the request is invalid
 * @param pagination null if the request is invalid
 */
record WhatsOnView(
        WhatsOnRequest request,
        List<Violation> violations,
        @Nullable List<WhatsOnCard> cards,
        @Nullable Pagination pagination) {

    /** The language of the page. */
    private static final Locale LOCALE = Locale.ENGLISH;

    static WhatsOnView of(WhatsOnRequest request, List<WhatsOnCard> cards, Pagination pagination) {
        return new WhatsOnView(request, List.of(), cards, pagination);
    }

    static WhatsOnView invalid(WhatsOnRequest request, List<Violation> violations) {
        return new WhatsOnView(request, violations, null, null);
    }

    /** Value of a form field and the message of its violation, empty if it is valid. */
    record Field(String value, String error) {

        boolean isInvalid() {
            return !error.isEmpty();
        }
    }

    /** Link to another page of the list; {@code rel} is its relation type (RFC 8288). */
    record Link(String url, String label, String rel) {}

    Field dateFrom() {
        return field("dateFrom");
    }

    Field dateTo() {
        return field("dateTo");
    }

    Field locations() {
        return field("locations");
    }

    boolean includesPast() {
        return request.has("past");
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

    /** Violations of parameters that the form has no field for. */
    List<Violation> otherViolations() {
        return violations.stream()
                .filter(violation -> !List.of("dateFrom", "dateTo").contains(violation.field()))
                .toList();
    }

    boolean empty() {
        return pagination != null && pagination.total() == 0;
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
        return total == 1 ? "1 event" : String.format(LOCALE, "%,d events", total);
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
                .map(Violation::message)
                .collect(Collectors.joining(". "));
        return new Field(request.value(name), error);
    }
}
