package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Immutable view of the first rows of a {@link WriteBuffer}, and of the rows they replace in the segment. */
final class WriteBufferView {

    static final int NO_RANK = -1;
    static final int NO_SUCCESSOR = Integer.MAX_VALUE;

    private final Object buffer;
    private final Segment segment;
    private final Row[] rows;
    private final @Nullable Row[] predecessors;
    private final int[] replacedRanks;
    private final int[] successors;
    private final int size;

    /**
     * Creates a view on the arrays of the buffer, which the writer fills beyond {@code size}.
     *
     * @param buffer identifies the buffer
     * @param predecessors for each row, the row of the same Event that was current before it, null for a new Event
     * @param replacedRanks for each row, the rank of the segment's row that it replaces, or {@link #NO_RANK}
     * @param successors for each row, the index of the row that supersedes it, or {@link #NO_SUCCESSOR}
     */
    WriteBufferView(
            Object buffer,
            Segment segment,
            Row[] rows,
            @Nullable Row[] predecessors,
            int[] replacedRanks,
            int[] successors,
            int size) {
        this.buffer = buffer;
        this.segment = segment;
        this.rows = rows;
        this.predecessors = predecessors;
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

    /** Identifies the buffer of this view, without a reference to its rows. */
    Object buffer() {
        return buffer;
    }

    /** Whether a row matches that was added from index {@code from} on, or the row that it replaced. */
    boolean hasMatchFrom(int from, ResolvedQuery query) {
        for (int i = from; i < size; i++) {
            Row predecessor = predecessors[i];
            if (query.matches(rows[i]) || (predecessor != null && query.matches(predecessor))) {
                return true;
            }
        }
        return false;
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

    /**
     * Returns the ranks of the segment's rows that match but are replaced, ascending.
     *
     * @param filter the segment's {@link Segment#filter} of the query
     */
    int[] replacedRanks(ResolvedQuery query, RoaringBitmap filter) {
        RankBuffer ranks = new RankBuffer();
        for (int i = 0; i < size; i++) {
            int rank = replacedRanks[i];
            if (rank != NO_RANK && filter.contains(rank) && query.matchesDays(segment.row(rank))) {
                ranks.add(rank);
            }
        }
        return ranks.toSortedArray();
    }

    /**
     * Returns the number of public Events of each location, by ordinal.
     *
     * @param locations the number of locations, at least those of the rows
     */
    int[] publicCounts(int locations) {
        int[] counts = Arrays.copyOf(segment.publicCounts(), locations);
        for (int i = 0; i < size; i++) {
            if (isCurrent(i) && rows[i].status().isPublic()) {
                counts[rows[i].location().ordinal()]++;
            }
            if (replacedRanks[i] != NO_RANK) {
                Row replaced = segment.row(replacedRanks[i]);
                if (replaced.status().isPublic()) {
                    counts[replaced.location().ordinal()]--;
                }
            }
        }
        return counts;
    }

    /** Returns the current rows whose latest public change came after a change, oldest change first. */
    List<Row> changesAfter(long number) {
        List<Row> changed = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (isCurrent(i) && rows[i].changeNumber() > number) {
                changed.add(rows[i]);
            }
        }
        changed.sort(Comparator.comparingLong(Row::changeNumber));
        return changed;
    }

    /** Returns the ranks of the segment's rows that are replaced, ascending. */
    int[] replacedRanks() {
        RankBuffer ranks = new RankBuffer();
        for (int i = 0; i < size; i++) {
            if (replacedRanks[i] != NO_RANK) {
                ranks.add(replacedRanks[i]);
            }
        }
        return ranks.toSortedArray();
    }

    /** Merges the segment and this view into a new segment, which has no discarded Events. */
    Segment merge() {
        List<Row> added = new ArrayList<>();
        BitSet deleted = new BitSet(segment.size());
        for (int i = 0; i < size; i++) {
            if (isCurrent(i) && !rows[i].isDiscarded()) {
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
