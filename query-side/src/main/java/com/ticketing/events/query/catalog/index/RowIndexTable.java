package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.util.Arrays;

/**
 * Hash table from the id of an Event to the index of its last row in an array of rows. Open addressing with linear
 * probing; the ids are those of the rows, so that an entry is one number. Not thread-safe.
 */
final class RowIndexTable {

    static final int NONE = -1;

    private static final int INITIAL_CAPACITY = 128;

    /** The length is a power of two; at most half of the slots are used. */
    private int[] slots = newSlots(INITIAL_CAPACITY);

    private int count;

    /**
     * Records the index of a row.
     *
     * @param rows the rows that the recorded indexes refer to
     * @return the index that was recorded for the same Event before, or {@link #NONE}
     */
    int put(Row row, int index, Row[] rows) {
        if (count == slots.length / 2) {
            grow(rows);
        }
        int slot = slotOf(row, rows);
        int previous = slots[slot];
        slots[slot] = index;
        if (previous == NONE) {
            count++;
        }
        return previous;
    }

    private int slotOf(Row row, Row[] rows) {
        int slot = row.idHash() & (slots.length - 1);
        while (slots[slot] != NONE && !rows[slots[slot]].hasSameId(row)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow(Row[] rows) {
        int[] smaller = slots;
        slots = newSlots(2 * smaller.length);
        for (int index : smaller) {
            if (index != NONE) {
                slots[slotOf(rows[index], rows)] = index;
            }
        }
    }

    private static int[] newSlots(int capacity) {
        int[] slots = new int[capacity];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
