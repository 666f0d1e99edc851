package com.ticketing.events.app.pages;

/**
 * Model of the template {@code event.html}.
 *
 * @param url of the page, absolute if the base URL is configured
 */
record EventPageView(WhatsOnCard event, String url) {

    /** What the page shows, in one line, for search engines and previews. */
    String description() {
        String reason = event.reason();
        return (event.isCancelled() ? "Cancelled: " : "")
                + event.dates() + ", " + event.location() + "."
                + (reason == null ? "" : " " + reason);
    }

    /** The title with day and location, for the browser's tab and search results. */
    String pageTitle() {
        return event.title() + " – " + event.date() + ", " + event.location();
    }

    String calendarUrl() {
        return "/public/events/" + event.id() + ".ics";
    }
}
