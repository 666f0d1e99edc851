package com.ticketing.events.query.catalog.row;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Order of rows by {@code updatedAt}, then by id ascending. No index has this order: a page is selected from all
 * matches (quickselect), in time proportional to their number.
 */
public final class UpdateOrder {

    public static final UpdateOrder ASCENDING = new UpdateOrder(Row::compareUpdates);
    public static final UpdateOrder DESCENDING = new UpdateOrder((a, b) -> Row.compareUpdates(b, a));

    private final Comparator<Row> order;

    private UpdateOrder(Comparator<Row> keyOrder) {
        order = keyOrder.thenComparing(Row::compareIds);
    }

    /** Returns {@code size} of the rows from {@code offset} on; there are as many. */
    public List<Row> page(List<Row> rows, int offset, int size) {
        Row[] selected = rows.toArray(Row[]::new);
        int end = offset + size;
        select(selected, 0, offset);
        select(selected, offset, end);
        Arrays.sort(selected, offset, end, order);
        return List.of(Arrays.copyOfRange(selected, offset, end));
    }

    /** Moves the first rows of the order, from index {@code from} on, to the indexes before {@code boundary}. */
    private void select(Row[] rows, int from, int boundary) {
        int low = from;
        int high = rows.length;
        while (high - low > 1 && low < boundary && boundary < high) {
            int pivot = partition(rows, low, high);
            if (pivot < boundary) {
                low = pivot + 1;
            } else {
                high = pivot;
            }
        }
    }

    /** Partitions a range around a random row, and returns its index. No two rows are equal. */
    private int partition(Row[] rows, int low, int high) {
        int last = high - 1;
        swap(rows, ThreadLocalRandom.current().nextInt(low, high), last);
        Row pivot = rows[last];
        int end = low;
        for (int i = low; i < last; i++) {
            if (order.compare(rows[i], pivot) < 0) {
                swap(rows, i, end++);
            }
        }
        swap(rows, end, last);
        return end;
    }

    private static void swap(Row[] rows, int a, int b) {
        Row row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }
}
