package com.ticketing.events.query.summary;

import java.util.List;

/**
 * A complete summary in chunks.
 *
 * @param chunks at least one; their concatenation is the text
 */
record Summary(List<String> chunks) {

    Summary {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("A summary has at least one chunk");
        }
    }

    String text() {
        return String.join("", chunks);
    }

    /** The number of words between spaces. */
    int tokens() {
        return text().split(" ").length;
    }
}
