package com.ticketing.events.app.pages;

import java.util.Locale;

/**
 * Another list, offered in place of one without Events.
 *
 * @param label what the list has
 * @param url of the list
 * @param total the number of Events in the list
 */
record Suggestion(String label, String url, long total) {

    String count() {
        return total == 1 ? "1 event" : String.format(Locale.ENGLISH, "%,d events", total);
    }
}
