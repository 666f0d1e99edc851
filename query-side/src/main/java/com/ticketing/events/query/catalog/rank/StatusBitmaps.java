package com.ticketing.events.query.catalog.rank;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.row.Row;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** Bitmaps of ranks, one for each of the eight sets of statuses. */
final class StatusBitmaps {

    private static final List<EventStatus> STATUSES = List.of(EventStatus.values());

    private final Map<Set<EventStatus>, RoaringBitmap> bitmaps = new HashMap<>();

    StatusBitmaps(Row[] rows) {
        Map<EventStatus, BitSet> byStatus = new EnumMap<>(EventStatus.class);
        for (int rank = 0; rank < rows.length; rank++) {
            byStatus.computeIfAbsent(rows[rank].status(), _ -> new BitSet(rows.length))
                    .set(rank);
        }
        for (int bits = 0; bits < 1 << STATUSES.size(); bits++) {
            Set<EventStatus> statuses = statuses(bits);
            BitSet union = new BitSet();
            statuses.forEach(status -> union.or(byStatus.getOrDefault(status, union)));
            bitmaps.put(statuses, compress(union));
        }
    }

    /** Returns the ranks of the rows in one of the statuses, as a shared bitmap that callers must not modify. */
    RoaringBitmap of(Set<EventStatus> statuses) {
        return Objects.requireNonNull(bitmaps.get(statuses));
    }

    private static Set<EventStatus> statuses(int bits) {
        Set<EventStatus> statuses = EnumSet.noneOf(EventStatus.class);
        for (int i = 0; i < STATUSES.size(); i++) {
            if (((bits >> i) & 1) != 0) {
                statuses.add(STATUSES.get(i));
            }
        }
        return statuses;
    }

    private static RoaringBitmap compress(BitSet bits) {
        RoaringBitmap ranks = BitSetUtil.bitmapOf(bits);
        ranks.runOptimize();
        return ranks;
    }
}
