package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are newer than an index, in the order in which they came. One writer appends; readers work on a {@link
 * Changes}, which is as many of them as there were at some moment.
 *
 * <p>Appending changes nothing that an earlier reader looks at, so that nothing is copied for a new state, and a state costs
 * one small object however much has changed: a row counts for a reader unless another one that the reader sees has
 * followed it, and the number of the follower says whether the reader sees it.
 */
final class WriteBuffer {

    private static final int SMALLEST = 64;

    private final Segment index;
    private final Map<UUID, Integer> newest = new HashMap<>();
    private Row[] rows = new Row[SMALLEST];
    private @Nullable Row[] befores = new @Nullable Row[SMALLEST];
    private int[] replaced = new int[SMALLEST];
    private int[] followers = new int[SMALLEST];
    private int size;

    WriteBuffer(Segment index) {
        this.index = index;
    }

    int size() {
        return size;
    }

    /**
     * Appends a row.
     *
     * @param before the row of the same Event that was current until now, null when there was none
     */
    void add(@Nullable Row before, Row row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            befores = Arrays.copyOf(befores, 2 * size);
            replaced = Arrays.copyOf(replaced, 2 * size);
            followers = Arrays.copyOf(followers, 2 * size);
        }
        Integer followed = newest.put(row.id(), size);
        if (followed != null) {
            followers[followed] = size;
        }
        replaced[size] = followed == null && before != null ? index.rankOf(before) : WriteBufferView.NONE;
        followers[size] = WriteBufferView.NEVER;
        befores[size] = before;
        rows[size] = row;
        size++;
    }

    /** All there is until now. */
    WriteBufferView changes() {
        return new WriteBufferView(index, rows, replaced, followers, size);
    }

    /**
     * What is left when some of it has gone into an index.
     *
     * @param merged the first so many of these rows
     * @param into the index that has them
     */
    WriteBuffer after(WriteBufferView merged, Segment into) {
        WriteBuffer rest = new WriteBuffer(into);
        for (int i = merged.count(); i < size; i++) {
            rest.add(befores[i], rows[i]);
        }
        return rest;
    }
}
