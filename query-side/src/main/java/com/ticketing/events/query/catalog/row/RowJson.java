package com.ticketing.events.query.catalog.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.text.InstantText;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Encodes and decodes the JSON of a {@link Row}. */
final class RowJson {

    static final byte[] OBJECT_END = JsonBuffer.ascii("}");
    static final byte[] INTERNAL_NOTES = JsonBuffer.ascii(",\"internalNotes\":");
    static final byte[] CREATED_BY = JsonBuffer.ascii(",\"createdBy\":");
    static final byte[] UPDATED_AT = JsonBuffer.ascii(",\"updatedAt\":\"");
    static final byte[] STRING_AND_OBJECT_END = JsonBuffer.ascii("\"}");

    private static final byte[] ID = JsonBuffer.ascii("{\"id\":\"");
    private static final byte[] TITLE = JsonBuffer.ascii("\",\"title\":");
    private static final byte[] START_AT = JsonBuffer.ascii(",\"startAt\":\"");
    private static final byte[] END_AT = JsonBuffer.ascii("\",\"endAt\":\"");
    private static final byte[] LOCATION = JsonBuffer.ascii("\",\"location\":");
    private static final byte[] STATUS = JsonBuffer.ascii(",\"status\":\"");
    static final byte[] IS_UPCOMING = JsonBuffer.ascii("\",\"isUpcoming\":");

    /** After the time of the public change, instead of the last byte of JSON. It is no byte of UTF-8. */
    private static final byte CHANGED_AT_MARK = (byte) 0xFF;

    private static final int CHANGED_AT_LENGTH = Long.BYTES + Integer.BYTES + 1;

    private static final byte[] PUBLICATION = JsonBuffer.ascii(",\"publication\":{\"at\":\"");
    private static final byte[] CANCELLATION = JsonBuffer.ascii(",\"cancellation\":{\"reason\":");

    private static final int NULL_LENGTH = 4;
    private static final int UUID_LENGTH = 36;
    private static final int TITLE_OFFSET = ID.length + UUID_LENGTH + TITLE.length;

    private RowJson() {}

    /** Writes the public fields, up to the value of {@code status}; {@link #IS_UPCOMING} follows. */
    static void writePublic(JsonBuffer json, CatalogEntry entry) {
        json.raw(ID).unescaped(entry.id().toString());
        json.raw(TITLE).text(entry.title());
        json.raw(START_AT).unescaped(InstantText.format(entry.startAt()));
        json.raw(END_AT).unescaped(InstantText.format(entry.endAt()));
        json.raw(LOCATION).text(entry.location());
        json.raw(STATUS).unescaped(entry.status().name());
    }

    /** Writes the time of the latest public change behind the JSON. */
    static void writeChangedAt(JsonBuffer json, Instant at) {
        json.raw(ByteBuffer.allocate(CHANGED_AT_LENGTH)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .put(CHANGED_AT_MARK)
                .array());
    }

    /** Returns the time that {@link #writeChangedAt} has written; null if it was not. */
    static @Nullable Instant changedAt(byte[] json) {
        if (json[json.length - 1] != CHANGED_AT_MARK) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(json, end(json), CHANGED_AT_LENGTH);
        return Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
    }

    /** The end of the JSON. */
    static int end(byte[] json) {
        return json[json.length - 1] == CHANGED_AT_MARK ? json.length - CHANGED_AT_LENGTH : json.length;
    }

    /** Writes the members that few Events have: a scheduled publication and the reason of a cancellation. */
    static void writeRareMembers(JsonBuffer json, CatalogEntry entry) {
        if (entry.publishAt() != null) {
            json.raw(PUBLICATION)
                    .unescaped(InstantText.format(entry.publishAt()))
                    .raw(STRING_AND_OBJECT_END);
        }
        if (entry.cancellationReason() != null) {
            json.raw(CANCELLATION).text(entry.cancellationReason()).raw(OBJECT_END);
        }
    }

    /** Decodes the time of a scheduled publication; null without one. The rare members begin at {@code from}. */
    static @Nullable Instant publishAt(byte[] json, int from) {
        return startsWith(json, from, PUBLICATION)
                ? InstantText.parse(text(json, from + PUBLICATION.length - 1, endOfPublication(json, from) - 1))
                : null;
    }

    /** Decodes the reason of a cancellation; null without one. The rare members begin at {@code from}. */
    static @Nullable String cancellationReason(byte[] json, int from) {
        int start = startsWith(json, from, PUBLICATION) ? endOfPublication(json, from) : from;
        return startsWith(json, start, CANCELLATION)
                ? text(json, start + CANCELLATION.length, end(json) - OBJECT_END.length)
                : null;
    }

    private static int endOfPublication(byte[] json, int from) {
        return endOfText(json, from + PUBLICATION.length - 1) + OBJECT_END.length;
    }

    private static boolean startsWith(byte[] json, int from, byte[] member) {
        int end = from + member.length;
        return end <= json.length && Arrays.equals(json, from, end, member, 0, member.length);
    }

    /** Decodes the title from the public fields. */
    static String title(byte[] json) {
        return text(json, TITLE_OFFSET, endOfText(json, TITLE_OFFSET));
    }

    /** The end, exclusive, of the JSON string or {@code null} at {@code from}. */
    static int endOfText(byte[] json, int from) {
        if (json[from] != '"') {
            return from + NULL_LENGTH;
        }
        int end = from + 1;
        while (json[end] != '"') {
            end += json[end] == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    /** Decodes a JSON string or {@code null}, from {@code from} to {@code to} exclusive. */
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
