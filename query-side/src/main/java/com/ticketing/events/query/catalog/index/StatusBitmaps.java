package com.ticketing.events.query.catalog.index;

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

/** The ranks of the rows in each set of statuses; there are so few sets that each has its bitmap. */
final class StatusBitmaps {

    private static final List<EventStatus> ALL = List.of(EventStatus.values());

    private final Map<Set<EventStatus>, RoaringBitmap> ranks = new HashMap<>();

    StatusBitmaps(Row[] rows) {
        Map<EventStatus, BitSet> each = new EnumMap<>(EventStatus.class);
        for (int rank = 0; rank < rows.length; rank++) {
            each.computeIfAbsent(rows[rank].status(), _ -> new BitSet(rows.length))
                    .set(rank);
        }
        for (int choice = 0; choice < 1 << ALL.size(); choice++) {
            Set<EventStatus> chosen = chosen(choice);
            BitSet union = new BitSet();
            chosen.forEach(status -> union.or(each.getOrDefault(status, union)));
            ranks.put(chosen, compact(union));
        }
    }

    /** The ranks of the rows in one of the statuses. Not to be changed. */
    RoaringBitmap of(Set<EventStatus> statuses) {
        return Objects.requireNonNull(ranks.get(statuses));
    }

    private static Set<EventStatus> chosen(int bits) {
        Set<EventStatus> chosen = EnumSet.noneOf(EventStatus.class);
        for (int i = 0; i < ALL.size(); i++) {
            if (((bits >> i) & 1) != 0) {
                chosen.add(ALL.get(i));
            }
        }
        return chosen;
    }

    private static RoaringBitmap compact(BitSet bits) {
        RoaringBitmap ranks = BitSetUtil.bitmapOf(bits);
        ranks.runOptimize();
        return ranks;
    }
}
