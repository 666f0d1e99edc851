package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.row.Row;
import java.util.ArrayList;
import java.util.List;

/** The catalog at one moment: an index, and what has changed since it was made. Never changes. */
record CatalogSnapshot(WriteBufferView changes) {

    /** The page asked for; costs what the page and the changes cost, whatever the number of rows. */
    SearchResult search(ResolvedQuery wanted) {
        Segment index = changes.index();
        MatchSet old = index.hits(wanted, changes.replacedMatching(wanted));
        List<Row> young = changes.matching(wanted);
        long total = (long) old.size() + young.size();
        CatalogQuery query = wanted.query();
        if (query.offset() >= total) {
            return new SearchResult(List.of(), total);
        }
        int size = (int) Math.min(query.limit(), total - query.offset());
        return new SearchResult(new Page(index, old, young).from((int) query.offset(), size), total);
    }

    /** Takes turns between the index's hits and the changed rows, as their order says. */
    private record Page(Segment index, MatchSet old, List<Row> young) {

        List<Row> from(int offset, int size) {
            int nextYoung = youngBefore(offset);
            int oldBefore = offset - nextYoung;
            int rank = oldBefore < old.size() ? old.rankOf(oldBefore) : -1;
            List<Row> rows = new ArrayList<>(size);
            while (rows.size() < size) {
                if (rank < 0
                        || (nextYoung < young.size() && young.get(nextYoung).sortsBefore(index.row(rank)))) {
                    rows.add(young.get(nextYoung++));
                } else {
                    rows.add(index.row(rank));
                    rank = old.after(rank);
                }
            }
            return rows;
        }

        /** How many of the changed rows come before the page: its place among them all tells, and grows with each. */
        private int youngBefore(int offset) {
            int low = 0;
            int high = young.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (middle + old.before(index.rankOf(young.get(middle))) < offset) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
