package com.ticketing.events.query.catalog.row;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Hash table of the current row of each Event, by id. Single writer; readers take no lock.
 *
 * <p>Open addressing with linear probing costs one reference per Event plus the free slots. A {@code ConcurrentHashMap}
 * also needs an entry object per Event.
 */
public final class RowTable {

    private static final int INITIAL_CAPACITY = 64;

    /** The length is a power of two; at most three quarters of the slots are used. */
    private volatile AtomicReferenceArray<@Nullable Row> slots = new AtomicReferenceArray<>(INITIAL_CAPACITY);

    private int count;

    /** Returns the current row of an Event; null if there is none. */
    @Nullable
    public Row get(UUID id) {
        AtomicReferenceArray<@Nullable Row> table = slots;
        for (int slot = firstSlot(id, table); ; slot = nextSlot(slot, table)) {
            Row row = table.getAcquire(slot);
            if (row == null || row.hasId(id)) {
                return row;
            }
        }
    }

    /** Inserts a row, or replaces the row of the same Event. For the writer only. */
    public void put(Row row) {
        if (put(row, slots)) {
            count++;
            if (count > slots.length() / 4 * 3) {
                grow();
            }
        }
    }

    /** The number of Events. For the writer only. */
    public int size() {
        return count;
    }

    /** Returns the ids of all Events, in no order. For the writer only. */
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

    /** Returns whether the row was inserted and not replaced. */
    private static boolean put(Row row, AtomicReferenceArray<@Nullable Row> table) {
        UUID id = row.id();
        for (int slot = firstSlot(id, table); ; slot = nextSlot(slot, table)) {
            Row present = table.getPlain(slot);
            if (present == null || present.hasId(id)) {
                table.setRelease(slot, row);
                return present == null;
            }
        }
    }

    private void grow() {
        AtomicReferenceArray<@Nullable Row> larger = new AtomicReferenceArray<>(2 * slots.length());
        for (int slot = 0; slot < slots.length(); slot++) {
            Row row = slots.getPlain(slot);
            if (row != null) {
                put(row, larger);
            }
        }
        slots = larger;
    }

    private static int firstSlot(UUID id, AtomicReferenceArray<@Nullable Row> table) {
        return Row.idHash(id.getMostSignificantBits(), id.getLeastSignificantBits()) & (table.length() - 1);
    }

    private static int nextSlot(int slot, AtomicReferenceArray<@Nullable Row> table) {
        return (slot + 1) & (table.length() - 1);
    }
}
