package com.ticketing.events.query.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The latest end among each 64 rows in order of their start, among each 64 of those, and so on: whoever looks for what is
 * still going on at some moment passes over everything that is not in large steps.
 */
final class Latest {

    private static final int SHIFT = 6;
    private static final int MASK = (1 << SHIFT) - 1;

    private final Row[] rows;
    /** In seconds since 1970, rounded down; from the finest level to a single group. */
    private final List<long[]> levels = new ArrayList<>();

    Latest(Row[] rows) {
        this.rows = rows;
        long[] ends = new long[groups(rows.length)];
        for (int rank = 0; rank < rows.length; rank++) {
            int group = rank >> SHIFT;
            long end = rows[rank].endSecond();
            ends[group] = (rank & MASK) == 0 ? end : Math.max(ends[group], end);
        }
        levels.add(ends);
        while (ends.length > 1) {
            ends = above(ends);
            levels.add(ends);
        }
    }

    /** Names the ranks below {@code limit} whose Events end after the moment, ascending. */
    void endingAfter(Instant moment, int limit, IntConsumer rank) {
        visit(levels.size() - 1, 0, moment, limit, rank);
    }

    private void visit(int level, int group, Instant moment, int limit, IntConsumer rank) {
        long[] ends = levels.get(level);
        if (group >= ends.length || ends[group] < moment.getEpochSecond()) {
            return;
        }
        int width = SHIFT * level;
        for (int i = group << SHIFT; i < (group + 1) << SHIFT && (long) i << width < limit; i++) {
            if (level > 0) {
                visit(level - 1, i, moment, limit, rank);
            } else if (rows[i].endsAfter(moment)) {
                rank.accept(i);
            }
        }
    }

    private static long[] above(long[] ends) {
        long[] above = new long[groups(ends.length)];
        for (int i = 0; i < ends.length; i++) {
            int group = i >> SHIFT;
            above[group] = (i & MASK) == 0 ? ends[i] : Math.max(above[group], ends[i]);
        }
        return above;
    }

    private static int groups(int size) {
        return (size + MASK) >> SHIFT;
    }
}
