package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.rank.RowFilter;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.catalog.text.AccentFolding;
import java.time.Instant;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query whose location terms are resolved against the dictionary.
 *
 * @param locations the ordinals of the locations that match, null for any location
 */
record ResolvedQuery(CatalogQuery query, @Nullable BitSet locations) {

    static ResolvedQuery of(CatalogQuery query, LocationDictionary dictionary) {
        Set<String> terms = query.locationTerms();
        return new ResolvedQuery(query, terms.isEmpty() ? null : dictionary.ordinalsMatching(terms));
    }

    /** Returns the same as {@link #of} if the dictionary has the locations in its cache, otherwise null. */
    static @Nullable ResolvedQuery ofCached(CatalogQuery query, LocationDictionary dictionary) {
        Set<String> terms = query.locationTerms();
        if (terms.isEmpty()) {
            return new ResolvedQuery(query, null);
        }
        BitSet ordinals = dictionary.cachedOrdinals(terms);
        return ordinals == null ? null : new ResolvedQuery(query, ordinals);
    }

    /** The conditions other than that on days. */
    RowFilter filter() {
        return new RowFilter(locations, query.words(), query.statuses());
    }

    /**
     * Whether a row meets all conditions of the query; that of a discarded Event never does. The words are compared
     * last, because that takes longest.
     */
    boolean matches(Row row) {
        return !row.isDiscarded()
                && matchesDays(row)
                && query.statuses().contains(row.status())
                && (locations == null || locations.get(row.location().ordinal()))
                && (query.words().isEmpty() || matchesWords(row));
    }

    private boolean matchesWords(Row row) {
        String title = AccentFolding.fold(row.title());
        String location = AccentFolding.fold(row.location().text());
        return query.words().stream().allMatch(word -> title.contains(word) || location.contains(word));
    }

    /** Whether a row meets the condition on days. */
    boolean matchesDays(Row row) {
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
