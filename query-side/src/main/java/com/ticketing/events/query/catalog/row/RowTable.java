package com.ticketing.events.query.catalog.row;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The current row of each Event, by id. One writer at a time; readers need no lock.
 *
 * <p>Open addressing, so that an Event costs one reference and the free slots beside it: a {@code ConcurrentHashMap} of
 * as many would take some 70 bytes more for each.
 */
public final class RowTable {

    private static final int SMALLEST = 64;

    /** A power of two long, and at most three quarters full. */
    private volatile AtomicReferenceArray<@Nullable Row> slots = new AtomicReferenceArray<>(SMALLEST);

    private int count;

    @Nullable
    public Row get(UUID id) {
        AtomicReferenceArray<@Nullable Row> table = slots;
        for (int slot = home(id, table); ; slot = next(slot, table)) {
            Row row = table.getAcquire(slot);
            if (row == null || row.is(id)) {
                return row;
            }
        }
    }

    /** Puts the row in the place of the Event's last one. For the writer. */
    public void put(Row row) {
        if (place(row, slots)) {
            count++;
            if (count > slots.length() / 4 * 3) {
                grow();
            }
        }
    }

    /** The ids of all Events, in no order. For the writer. */
    public List<UUID> ids() {
        List<UUID> ids = new ArrayList<>(count);
        AtomicReferenceArray<@Nullable Row> table = slots;
        for (int slot = 0; slot < table.length(); slot++) {
            Row row = table.getPlain(slot);
            if (row != null) {
                ids.add(row.id());
            }
        }
        return ids;
    }

    /** Whether the Event is a new one. */
    private static boolean place(Row row, AtomicReferenceArray<@Nullable Row> table) {
        UUID id = row.id();
        for (int slot = home(id, table); ; slot = next(slot, table)) {
            Row there = table.getPlain(slot);
            if (there == null || there.is(id)) {
                table.setRelease(slot, row);
                return there == null;
            }
        }
    }

    private void grow() {
        AtomicReferenceArray<@Nullable Row> larger = new AtomicReferenceArray<>(2 * slots.length());
        for (int slot = 0; slot < slots.length(); slot++) {
            Row row = slots.getPlain(slot);
            if (row != null) {
                place(row, larger);
            }
        }
        slots = larger;
    }

    /** Ids need not be random, those of an import may count up: so every bit of them takes part (SplitMix64). */
    private static int home(UUID id, AtomicReferenceArray<@Nullable Row> table) {
        long bits = id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
        bits = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return (int) (bits ^ (bits >>> 31)) & (table.length() - 1);
    }

    private static int next(int slot, AtomicReferenceArray<@Nullable Row> table) {
        return (slot + 1) & (table.length() - 1);
    }
}
