package com.ticketing.events.query.catalog.web;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.row.Row;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Public Events by the numbers of their latest public changes, for lists of all Events in parts. A change moves an
 * Event into the last range, so that the other ranges only ever lose Events. Thread-safe.
 */
@Component
public final class PublicChangeRanges {

    private final LiveCatalog catalog;

    /** Creates ranges of a catalog. */
    public PublicChangeRanges(LiveCatalog catalog) {
        this.catalog = catalog;
    }

    /** The number of public changes so far. */
    public long changes() {
        return catalog.changes();
    }

    /** Whether no Event has its latest public change in a range; the same parameters as {@link #events}. */
    public boolean isEmpty(long after, int length) {
        return catalog.changesAfter(after, 1).rows().stream().noneMatch(within(after + length));
    }

    /**
     * The Events whose latest public change is in a range, oldest change first. May take milliseconds; the caller
     * bounds it.
     *
     * @param after the number of the change before the range, from 0
     * @param length the number of changes in the range, superseded ones included
     */
    public ChangedEvents events(long after, int length) {
        return new ChangedEvents(catalog.changesAfter(after, length).rows().stream()
                .takeWhile(within(after + length))
                .toList());
    }

    private static Predicate<Row> within(long last) {
        return row -> row.changeNumber() <= last;
    }
}
