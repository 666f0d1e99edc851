package com.ticketing.events.query.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How a {@link Row}'s text is made, and read again. */
final class RowText {

    static final byte[] END = JsonBytes.ascii("}");
    static final byte[] NOTES = JsonBytes.ascii(",\"internalNotes\":");
    static final byte[] CREATED_BY = JsonBytes.ascii(",\"createdBy\":");
    static final byte[] UPDATED = JsonBytes.ascii(",\"updatedAt\":\"");
    static final byte[] END_OF_TEXT = JsonBytes.ascii("\"}");

    private static final byte[] ID = JsonBytes.ascii("{\"id\":\"");
    private static final byte[] TITLE = JsonBytes.ascii("\",\"title\":");
    private static final byte[] START = JsonBytes.ascii(",\"startAt\":\"");
    private static final byte[] END_AT = JsonBytes.ascii("\",\"endAt\":\"");
    private static final byte[] LOCATION = JsonBytes.ascii("\",\"location\":");
    private static final byte[] STATUS = JsonBytes.ascii(",\"status\":\"");
    private static final byte[] IS_UPCOMING = JsonBytes.ascii("\",\"isUpcoming\":");

    private static final int ID_LENGTH = 36;
    private static final int TITLE_AT = ID.length + ID_LENGTH + TITLE.length;

    private RowText() {}

    /** Writes the public fields, up to the value of {@code isUpcoming}. */
    static void writePublic(JsonBytes json, CatalogEntry entry) {
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
