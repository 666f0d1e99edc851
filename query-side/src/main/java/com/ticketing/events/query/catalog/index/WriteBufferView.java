package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The first rows of a {@link WriteBuffer}, and what they do to the index below it. */
final class WriteBufferView {

    static final int NONE = -1;
    static final int NEVER = Integer.MAX_VALUE;

    private final Segment index;
    private final Row[] rows;
    private final int[] replaced;
    private final int[] followers;
    private final int count;

    /**
     * The arrays go on filling beyond {@code count}; nobody looks there.
     *
     * @param replaced by row, the rank of the index's row that it replaces, or {@link #NONE}
     * @param followers by row, the number of the row that replaces it, or {@link #NEVER}
     */
    WriteBufferView(Segment index, Row[] rows, int[] replaced, int[] followers, int count) {
        this.index = index;
        this.rows = rows;
        this.replaced = replaced;
        this.followers = followers;
        this.count = count;
    }

    Segment index() {
        return index;
    }

    int count() {
        return count;
    }

    /** The rows that match, in order. */
    List<Row> matching(ResolvedQuery wanted) {
        List<Row> matching = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (isCurrent(i) && wanted.isMetBy(rows[i])) {
                matching.add(rows[i]);
            }
        }
        matching.sort(Row::compare);
        return matching;
    }

    /** The ranks of the index's rows that match but were replaced, ascending. */
    int[] replacedMatching(ResolvedQuery wanted) {
        RankBuffer matching = new RankBuffer();
        for (int i = 0; i < count; i++) {
            if (replaced[i] != NONE && wanted.isMetBy(index.row(replaced[i]))) {
                matching.add(replaced[i]);
            }
        }
        return matching.toSortedArray();
    }

    /** The index with all of this in it. */
    Segment merged() {
        List<Row> added = new ArrayList<>();
        BitSet gone = new BitSet(index.size());
        for (int i = 0; i < count; i++) {
            if (isCurrent(i)) {
                added.add(rows[i]);
            }
            if (replaced[i] != NONE) {
                gone.set(replaced[i]);
            }
        }
        added.sort(Row::compare);
        return index.with(gone, added.toArray(Row[]::new));
    }

    private boolean isCurrent(int row) {
        return followers[row] >= count;
    }
}
