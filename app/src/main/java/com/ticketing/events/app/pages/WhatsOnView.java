package com.ticketing.events.app.pages;

import com.ticketing.events.error.Violation;
import com.ticketing.events.query.catalog.web.Pagination;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page's template reads.
 *
 * @param cards null when the request cannot be answered
 * @param pagination null exactly when {@code cards} is
 */
record WhatsOnView(
        WhatsOnRequest asked,
        List<Violation> violations,
        @Nullable List<WhatsOnCard> cards,
        @Nullable Pagination pagination) {

    static WhatsOnView of(WhatsOnRequest asked, List<WhatsOnCard> cards, Pagination pagination) {
        return new WhatsOnView(asked, List.of(), cards, pagination);
    }

    static WhatsOnView refused(WhatsOnRequest asked, List<Violation> violations) {
        return new WhatsOnView(asked, violations, null, null);
    }

    /** A field of the form, with what was wrong with it. */
    record Field(String value, String error) {

        boolean isWrong() {
            return !error.isEmpty();
        }
    }

    /** A link to another page. */
    record Link(String address, String word, String relation) {}

    Field from() {
        return field("dateFrom");
    }

    Field to() {
        return field("dateTo");
    }

    Field places() {
        return field("locations");
    }

    boolean past() {
        return asked.has("past");
    }

    String zone() {
        return asked.value("tz");
    }

    String mode() {
        return asked.value("dateMode");
    }

    boolean dev() {
        return asked.isForDevelopers();
    }

    boolean filtered() {
        return asked.isFiltered();
    }

    String unfiltered() {
        return asked.unfiltered();
    }

    String calendar() {
        return asked.calendar();
    }

    boolean refused() {
        return cards == null;
    }

    /** What is wrong with parts of the address that no field shows. */
    List<Violation> otherViolations() {
        return violations.stream()
                .filter(wrong -> !List.of("dateFrom", "dateTo").contains(wrong.field()))
                .toList();
    }

    boolean empty() {
        return pagination != null && pagination.total() == 0;
    }

    boolean pastTheEnd() {
        return pagination != null && pagination.total() > 0 && pagination.page() > pagination.totalPages();
    }

    String lastPage() {
        return pagination == null ? "" : asked.atPage(pagination.totalPages());
    }

    String count() {
        if (pagination == null) {
            return "These filters cannot be understood";
        }
        long total = pagination.total();
        return total == 1 ? "1 event" : "%,d events".formatted(total);
    }

    boolean paged() {
        return pagination != null && pagination.totalPages() > 1 && !pastTheEnd();
    }

    String where() {
        return pagination == null ? "" : "Page %,d of %,d".formatted(pagination.page(), pagination.totalPages());
    }

    List<Link> before() {
        return pagination == null || pagination.page() == 1
                ? List.of()
                : List.of(link(1, "First", "first"), link(pagination.page() - 1, "Previous", "prev"));
    }

    List<Link> after() {
        return pagination == null || pagination.page() >= pagination.totalPages()
                ? List.of()
                : List.of(link(pagination.page() + 1, "Next", "next"), link(pagination.totalPages(), "Last", "last"));
    }

    private Link link(long page, String word, String relation) {
        return new Link(asked.atPage(page), word, relation);
    }

    private Field field(String name) {
        String error = violations.stream()
                .filter(wrong -> wrong.field().equals(name))
                .map(Violation::message)
                .collect(Collectors.joining(". "));
        return new Field(asked.value(name), error);
    }
}
