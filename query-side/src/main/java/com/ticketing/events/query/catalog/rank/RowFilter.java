package com.ticketing.events.query.catalog.rank;

import com.ticketing.events.EventStatus;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a query on location, words and status. Holds locations and not terms, because many sets of terms match
 * the same locations.
 *
 * @param locations the ordinals of the locations; null for any location
 * @param words folded, all of which title or location contain; empty for any text
 * @param statuses of which a row has one
 */
public record RowFilter(@Nullable BitSet locations, Set<String> words, Set<EventStatus> statuses) {

    /** Whether the status is the only condition. */
    boolean selectsByStatusOnly() {
        return locations == null && words.isEmpty();
    }
}
