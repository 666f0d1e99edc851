package com.ticketing.events.query.catalog.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.catalog.CatalogEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How a {@link Row}'s text is made, and read again. */
final class RowJson {

    static final byte[] END = JsonBuffer.ascii("}");
    static final byte[] NOTES = JsonBuffer.ascii(",\"internalNotes\":");
    static final byte[] CREATED_BY = JsonBuffer.ascii(",\"createdBy\":");
    static final byte[] UPDATED = JsonBuffer.ascii(",\"updatedAt\":\"");
    static final byte[] END_OF_TEXT = JsonBuffer.ascii("\"}");

    private static final byte[] ID = JsonBuffer.ascii("{\"id\":\"");
    private static final byte[] TITLE = JsonBuffer.ascii("\",\"title\":");
    private static final byte[] START = JsonBuffer.ascii(",\"startAt\":\"");
    private static final byte[] END_AT = JsonBuffer.ascii("\",\"endAt\":\"");
    private static final byte[] LOCATION = JsonBuffer.ascii("\",\"location\":");
    private static final byte[] STATUS = JsonBuffer.ascii(",\"status\":\"");
    private static final byte[] IS_UPCOMING = JsonBuffer.ascii("\",\"isUpcoming\":");

    private static final int ID_LENGTH = 36;
    private static final int TITLE_AT = ID.length + ID_LENGTH + TITLE.length;

    private RowJson() {}

    /** Writes the public fields, up to the value of {@code isUpcoming}. */
    static void writePublic(JsonBuffer json, CatalogEntry entry) {
        json.raw(ID).plain(entry.id().toString());
        json.raw(TITLE).text(entry.title());
        json.raw(START).plain(entry.startAt().toString());
        json.raw(END_AT).plain(entry.endAt().toString());
        json.raw(LOCATION).text(entry.location());
        json.raw(STATUS).plain(entry.status().name()).raw(IS_UPCOMING);
    }

    /** The title among the public fields. */
    static String title(byte[] text) {
        int end = TITLE_AT + 1;
        while (text[end] != '"') {
            end += text[end] == '\\' ? 2 : 1;
        }
        return text(text, TITLE_AT, end + 1);
    }

    /** What a JSON text or null stands for. */
    static @Nullable String textOrNull(byte[] json, int from, int to) {
        return json[from] == '"' ? text(json, from, to) : null;
    }

    private static String text(byte[] json, int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] == '\\') {
                return JsonMapper.shared().readValue(json, from, to - from, String.class);
            }
        }
        return new String(json, from + 1, to - from - 2, UTF_8);
    }
}
