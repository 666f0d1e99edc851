package com.ticketing.events.query.catalog.changes;

import com.ticketing.events.query.catalog.row.ChangePage;
import com.ticketing.events.query.catalog.row.ChangePoint;
import com.ticketing.events.query.catalog.row.JsonBuffer;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.text.InstantText;
import java.time.Instant;
import java.util.List;

/** Public changes as JSON. */
final class ChangeJson {

    private static final byte[] CHANGES = JsonBuffer.ascii("{\"changes\":[");
    private static final byte[] COMMA = JsonBuffer.ascii(",");
    private static final byte[] EVENT = JsonBuffer.ascii("{\"event\":");
    private static final byte[] CHANGED_AT = JsonBuffer.ascii(",\"changedAt\":");
    private static final byte[] OBJECT_END = JsonBuffer.ascii("}");
    private static final byte[] NEXT = JsonBuffer.ascii("],\"next\":");
    private static final byte[] NEXT_ONLY = JsonBuffer.ascii("{\"next\":");

    /** Bytes of a change beside its Event, or of a page beside its changes, at most. */
    private static final int MAX_FRAME_BYTES = 100;

    private ChangeJson() {}

    static byte[] page(ChangePage page, Instant now) {
        JsonBuffer json = new JsonBuffer(MAX_FRAME_BYTES + maxBytes(page.rows()));
        json.raw(CHANGES);
        for (int i = 0; i < page.rows().size(); i++) {
            if (i > 0) {
                json.raw(COMMA);
            }
            write(page.rows().get(i), json, now);
        }
        return json.raw(NEXT)
                .text(ChangeCursor.format(page.next()))
                .raw(OBJECT_END)
                .toByteArray();
    }

    private static int maxBytes(List<Row> rows) {
        int bytes = 0;
        for (Row row : rows) {
            bytes += row.maxPublicBytes() + MAX_FRAME_BYTES;
        }
        return bytes;
    }

    static byte[] change(Row row, Instant now) {
        JsonBuffer json = new JsonBuffer(row.maxPublicBytes() + MAX_FRAME_BYTES);
        write(row, json, now);
        return json.toByteArray();
    }

    /** The data of the events {@code caught-up} and {@code reset}. */
    static byte[] next(ChangePoint next) {
        return new JsonBuffer(MAX_FRAME_BYTES)
                .raw(NEXT_ONLY)
                .text(ChangeCursor.format(next))
                .raw(OBJECT_END)
                .toByteArray();
    }

    private static void write(Row row, JsonBuffer json, Instant now) {
        json.raw(EVENT);
        row.writePublic(json, now);
        json.raw(CHANGED_AT).text(InstantText.format(row.changedAt())).raw(OBJECT_END);
    }
}
