package com.ticketing.events.query.catalog.rank;

import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * 8-ary max tree over end times; finds the Events that are still running at an instant.
 *
 * <p>Rows are sorted by start, so the ends of the rows below a rank are in no order. Each node holds the maximum of its
 * eight children. A search skips every subtree whose maximum lies before the instant, and reads a row only where its
 * end falls into the same minute as the instant.
 */
public final class EndTimeTree {

    private static final int SHIFT = 3;
    private static final int MASK = (1 << SHIFT) - 1;

    private final Row[] rows;
    /** In {@link EpochMinutes}. Level 0 has one entry per row, the last level a single one. */
    private final int[][] levels;

    /** @param rows in the order of {@link Row#compare}; not modified afterwards */
    public EndTimeTree(Row[] rows) {
        this.rows = rows;
        int[] ends = new int[rows.length];
        for (int rank = 0; rank < rows.length; rank++) {
            ends[rank] = EpochMinutes.of(rows[rank].endSecond());
        }
        List<int[]> bottomUp = new ArrayList<>(List.of(ends));
        while (ends.length > 1) {
            ends = parents(ends);
            bottomUp.add(ends);
        }
        levels = bottomUp.toArray(int[][]::new);
    }

    /**
     * Passes the ranks below {@code limit} whose Events end after the instant to {@code action}, ascending, until it
     * returns false.
     *
     * @return false if {@code action} did
     */
    public boolean whileEndingAfter(Instant instant, int limit, IntPredicate action) {
        return new Traversal(instant, EpochMinutes.of(instant), limit, action).visit(levels.length - 1, 0, 1);
    }

    private final class Traversal {

        private final Instant instant;
        private final int minute;
        private final int limit;
        private final IntPredicate action;

        Traversal(Instant instant, int minute, int limit, IntPredicate action) {
            this.instant = instant;
            this.minute = minute;
            this.limit = limit;
            this.action = action;
        }

        /** Visits the nodes of a level from {@code from} to {@code to}, exclusive; false if the action ended it. */
        boolean visit(int level, int from, int to) {
            int[] ends = levels[level];
            int width = SHIFT * level;
            for (int i = from; i < Math.min(to, ends.length) && (long) i << width < limit; i++) {
                if (ends[i] < minute) {
                    continue;
                }
                boolean continues = level > 0
                        ? visit(level - 1, i << SHIFT, (i + 1) << SHIFT)
                        : (ends[i] == minute && !rows[i].endsAfter(instant)) || action.test(i);
                if (!continues) {
                    return false;
                }
            }
            return true;
        }
    }

    private static int[] parents(int[] ends) {
        int[] maxima = new int[(ends.length + MASK) >> SHIFT];
        for (int i = 0; i < ends.length; i++) {
            int parent = i >> SHIFT;
            maxima[parent] = (i & MASK) == 0 ? ends[i] : Math.max(maxima[parent], ends[i]);
        }
        return maxima;
    }
}
