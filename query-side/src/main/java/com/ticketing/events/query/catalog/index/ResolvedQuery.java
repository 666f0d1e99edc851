package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query whose terms have been looked up.
 *
 * @param places the numbers of the places that will do, null for any
 */
record ResolvedQuery(CatalogQuery query, @Nullable BitSet places) {

    static ResolvedQuery of(CatalogQuery query, LocationDictionary known) {
        Set<String> terms = query.places();
        return new ResolvedQuery(query, terms.isEmpty() ? null : known.matching(terms));
    }

    boolean isMetBy(Row row) {
        return isWithinDays(row)
                && query.statuses().contains(row.status())
                && (places == null || places.get(row.place().number()));
    }

    private boolean isWithinDays(Row row) {
        Instant from = query.from();
        Instant until = query.until();
        return (until == null || row.startsBefore(until))
                && (from == null
                        || switch (query.dateMode()) {
                            case OVERLAPS -> row.endsAfter(from);
                            case STARTS -> !row.startsBefore(from);
                        });
    }
}
