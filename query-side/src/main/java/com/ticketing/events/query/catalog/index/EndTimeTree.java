package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The end of each row in order of their start, the latest among each eight of those, among each eight of these, and so on:
 * whoever looks for what is still going on at some moment passes over everything that is not in large steps, and does not
 * touch the rows.
 */
final class EndTimeTree {

    private static final int SHIFT = 3;
    private static final int MASK = (1 << SHIFT) - 1;

    private final Row[] rows;
    /** In {@link EpochMinutes}; from that of each row to a single one. */
    private final int[][] levels;

    EndTimeTree(Row[] rows) {
        this.rows = rows;
        int[] ends = new int[rows.length];
        for (int rank = 0; rank < rows.length; rank++) {
            ends[rank] = EpochMinutes.of(rows[rank].endSecond());
        }
        List<int[]> growing = new ArrayList<>(List.of(ends));
        while (ends.length > 1) {
            ends = latestOfEach(ends);
            growing.add(ends);
        }
        levels = growing.toArray(int[][]::new);
    }

    /** Names the ranks below {@code limit} whose Events end after the moment, ascending. */
    void endingAfter(Instant moment, int limit, IntConsumer rank) {
        new Search(moment, EpochMinutes.of(moment), limit, rank).visit(levels.length - 1, 0, 1);
    }

    private final class Search {

        private final Instant moment;
        private final int minute;
        private final int limit;
        private final IntConsumer found;

        Search(Instant moment, int minute, int limit, IntConsumer found) {
            this.moment = moment;
            this.minute = minute;
            this.limit = limit;
            this.found = found;
        }

        /** Looks at the entries of a level from one to another. */
        void visit(int level, int from, int to) {
            int[] ends = levels[level];
            int width = SHIFT * level;
            for (int i = from; i < Math.min(to, ends.length) && (long) i << width < limit; i++) {
                if (ends[i] < minute) {
                    continue;
                }
                if (level > 0) {
                    visit(level - 1, i << SHIFT, (i + 1) << SHIFT);
                } else if (ends[i] > minute || rows[i].endsAfter(moment)) {
                    found.accept(i);
                }
            }
        }
    }

    private static int[] latestOfEach(int[] ends) {
        int[] latest = new int[(ends.length + MASK) >> SHIFT];
        for (int i = 0; i < ends.length; i++) {
            int group = i >> SHIFT;
            latest[group] = (i & MASK) == 0 ? ends[i] : Math.max(latest[group], ends[i]);
        }
        return latest;
    }
}
