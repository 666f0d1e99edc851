package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Append-only write buffer: the rows that are newer than a segment, in the order of their arrival. Single writer;
 * readers use a {@link WriteBufferView} of the first n rows.
 *
 * <p>Readers take no lock and rows are never copied for a snapshot. An append changes the arrays only beyond the rows
 * of earlier views, with one exception: the slot of a superseded row records the index of its successor. A view
 * compares that index with its own size, so a row stays current in every view that does not contain the successor.
 */
final class WriteBuffer {

    private static final int INITIAL_CAPACITY = 64;

    private final Segment segment;
    private final Object identity = new Object();
    private final RowIndexTable lastIndexes = new RowIndexTable();
    private Row[] rows = new Row[INITIAL_CAPACITY];
    private @Nullable Row[] predecessors = new @Nullable Row[INITIAL_CAPACITY];
    private int[] replacedRanks = new int[INITIAL_CAPACITY];
    private int[] successors = new int[INITIAL_CAPACITY];
    private int size;

    WriteBuffer(Segment segment) {
        this.segment = segment;
    }

    int size() {
        return size;
    }

    /**
     * Appends a row.
     *
     * @param predecessor the row of the same Event that was current until now; null if the Event is new
     */
    void add(@Nullable Row predecessor, Row row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            predecessors = Arrays.copyOf(predecessors, 2 * size);
            replacedRanks = Arrays.copyOf(replacedRanks, 2 * size);
            successors = Arrays.copyOf(successors, 2 * size);
        }
        int superseded = lastIndexes.put(row, size, rows);
        if (superseded != RowIndexTable.NONE) {
            successors[superseded] = size;
        }
        replacedRanks[size] = superseded == RowIndexTable.NONE && predecessor != null
                ? segment.rankOf(predecessor)
                : WriteBufferView.NO_RANK;
        successors[size] = WriteBufferView.NO_SUCCESSOR;
        predecessors[size] = predecessor;
        rows[size] = row;
        size++;
    }

    /** Returns a view of all rows appended so far. */
    WriteBufferView view() {
        return new WriteBufferView(identity, segment, rows, predecessors, replacedRanks, successors, size);
    }

    /**
     * Returns a buffer of the rows that a merge did not include.
     *
     * @param merged the view that was merged
     * @param into the segment that contains its rows
     */
    WriteBuffer remainderAfter(WriteBufferView merged, Segment into) {
        WriteBuffer remainder = new WriteBuffer(into);
        for (int i = merged.size(); i < size; i++) {
            remainder.add(predecessors[i], rows[i]);
        }
        return remainder;
    }
}
