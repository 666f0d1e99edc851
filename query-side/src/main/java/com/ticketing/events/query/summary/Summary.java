package com.ticketing.events.query.summary;

import java.util.List;

/**
 * One whole text in the pieces in which it is sent.
 *
 * @param chunks at least one; put together without anything between them they are the text
 */
record Summary(List<String> chunks) {

    Summary {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("a summary has at least one chunk");
        }
    }

    String text() {
        return String.join("", chunks);
    }

    /** How many words there are between spaces. */
    int tokens() {
        return text().split(" ").length;
    }
}
