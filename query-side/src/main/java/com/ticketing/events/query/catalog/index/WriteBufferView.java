package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Immutable view of the first rows of a {@link WriteBuffer}, and of the rows they replace in the segment. */
final class WriteBufferView {

    static final int NO_RANK = -1;
    static final int NO_SUCCESSOR = Integer.MAX_VALUE;

    private final Segment segment;
    private final Row[] rows;
    private final int[] replacedRanks;
    private final int[] successors;
    private final int size;

    /**
     * Creates a view on the arrays of the buffer, which the writer fills beyond {@code size}.
     *
     * @param replacedRanks for each row, the rank of the segment's row that it replaces, or {@link #NO_RANK}
     * @param successors for each row, the index of the row that supersedes it, or {@link #NO_SUCCESSOR}
     */
    WriteBufferView(Segment segment, Row[] rows, int[] replacedRanks, int[] successors, int size) {
        this.segment = segment;
        this.rows = rows;
        this.replacedRanks = replacedRanks;
        this.successors = successors;
        this.size = size;
    }

    /** The segment below the buffer. */
    Segment segment() {
        return segment;
    }

    int size() {
        return size;
    }

    /** Returns the current rows that match, in the order of {@link Row#compare}. */
    List<Row> search(ResolvedQuery query) {
        List<Row> matches = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (isCurrent(i) && query.matches(rows[i])) {
                matches.add(rows[i]);
            }
        }
        matches.sort(Row::compare);
        return matches;
    }

    /** Returns the ranks of the segment's rows that match but are replaced, ascending. */
    int[] replacedRanks(ResolvedQuery query) {
        RankBuffer ranks = new RankBuffer();
        for (int i = 0; i < size; i++) {
            if (replacedRanks[i] != NO_RANK && query.matches(segment.row(replacedRanks[i]))) {
                ranks.add(replacedRanks[i]);
            }
        }
        return ranks.toSortedArray();
    }

    /** Merges the segment and this view into a new segment. */
    Segment merge() {
        List<Row> added = new ArrayList<>();
        BitSet deleted = new BitSet(segment.size());
        for (int i = 0; i < size; i++) {
            if (isCurrent(i)) {
                added.add(rows[i]);
            }
            if (replacedRanks[i] != NO_RANK) {
                deleted.set(replacedRanks[i]);
            }
        }
        added.sort(Row::compare);
        return segment.merge(deleted, added.toArray(Row[]::new));
    }

    private boolean isCurrent(int index) {
        return successors[index] >= size;
    }
}
