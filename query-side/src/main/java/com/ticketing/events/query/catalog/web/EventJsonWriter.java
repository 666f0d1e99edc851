package com.ticketing.events.query.catalog.web;

import com.ticketing.events.query.catalog.row.JsonBuffer;
import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/** Writes response bodies as JSON by copying the encoded fields of each row. */
final class EventJsonWriter {

    private static final byte[] EVENTS = JsonBuffer.ascii("{\"events\":[");
    private static final byte[] COMMA = JsonBuffer.ascii(",");
    private static final byte[] PAGINATION = JsonBuffer.ascii("],\"pagination\":{\"page\":");
    private static final byte[] LIMIT = JsonBuffer.ascii(",\"limit\":");
    private static final byte[] TOTAL = JsonBuffer.ascii(",\"total\":");
    private static final byte[] TOTAL_PAGES = JsonBuffer.ascii(",\"totalPages\":");
    private static final byte[] END = JsonBuffer.ascii("}}");

    /** Bytes of a list without its rows, at most. */
    private static final int MAX_FRAME_BYTES = 160;

    private static final View PUBLIC = new View(Row::writePublic, Row::maxPublicBytes);
    private static final View ADMIN = new View(Row::writeAdmin, Row::maxAdminBytes);

    /** Writes one row. */
    private interface RowWriter {
        void write(Row row, JsonBuffer json, Instant now);
    }

    /** @param size upper bound of the bytes of a row */
    private record View(RowWriter writer, ToIntFunction<Row> size) {}

    private EventJsonWriter() {}

    static byte[] publicEvent(Row row, Instant now) {
        return event(row, PUBLIC, now);
    }

    static byte[] adminEvent(Row row, Instant now) {
        return event(row, ADMIN, now);
    }

    static byte[] publicList(List<Row> rows, Pagination pagination, Instant now) {
        return list(rows, PUBLIC, pagination, now);
    }

    static byte[] adminList(List<Row> rows, Pagination pagination, Instant now) {
        return list(rows, ADMIN, pagination, now);
    }

    private static byte[] event(Row row, View view, Instant now) {
        JsonBuffer json = new JsonBuffer(view.size.applyAsInt(row));
        view.writer.write(row, json, now);
        return json.toByteArray();
    }

    private static byte[] list(List<Row> rows, View view, Pagination pagination, Instant now) {
        JsonBuffer json = new JsonBuffer(MAX_FRAME_BYTES + size(rows, view));
        json.raw(EVENTS);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                json.raw(COMMA);
            }
            view.writer.write(rows.get(i), json, now);
        }
        json.raw(PAGINATION).number(pagination.page());
        json.raw(LIMIT).number(pagination.limit());
        json.raw(TOTAL).number(pagination.total());
        json.raw(TOTAL_PAGES).number(pagination.totalPages());
        return json.raw(END).toByteArray();
    }

    /** The upper bound includes the comma after each row. */
    private static int size(List<Row> rows, View view) {
        int size = 0;
        for (Row row : rows) {
            size += view.size.applyAsInt(row) + 1;
        }
        return size;
    }
}
