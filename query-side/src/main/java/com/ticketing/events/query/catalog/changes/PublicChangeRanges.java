package com.ticketing.events.query.catalog.changes;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import java.util.stream.Stream;
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

    /**
     * The first Events whose latest public change is in a range, oldest change first, as of one snapshot of the
     * catalog. May take milliseconds; the caller bounds it.
     *
     * @param after the number of the change before the range, from 0
     * @param last the number of the last change of the range
     * @param limit the maximum number of Events, from 1
     */
    public Stream<ChangedEvent> events(long after, long last, int limit) {
        return catalog.changesAfter(after, limit).rows().stream()
                .takeWhile(row -> row.changeNumber() <= last)
                .map(ChangedEvent::of);
    }
}
