package com.ticketing.events.query.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes iCalendar content lines (RFC 5545, 3.1 and 3.3). Not thread-safe. */
final class ContentLineWriter {

    /** Without the line break, but including the space at the start of a continuation line. */
    private static final int MAX_LINE_BYTES = 75;

    private static final byte[] CRLF = "\r\n".getBytes(UTF_8);
    private static final byte[] FOLD = "\r\n ".getBytes(UTF_8);

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ByteArrayOutputStream out;

    ContentLineWriter(ByteArrayOutputStream out) {
        this.out = out;
    }

    /** Writes a line whose value needs no escaping. */
    ContentLineWriter raw(String name, String value) {
        write(name + ":" + value);
        return this;
    }

    /** Writes a line of type TEXT; the value is escaped. */
    ContentLineWriter text(String name, String value) {
        return raw(
                name,
                value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\n", "\\n"));
    }

    /**
     * Writes a line of type DATE-TIME in UTC. Fractions of a second are truncated, because the type has none.
     *
     * @param instant in the years 0 to 9999
     */
    ContentLineWriter utc(String name, Instant instant) {
        return raw(name, UTC.format(instant));
    }

    private void write(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        int from = 0;
        int limit = MAX_LINE_BYTES;
        while (bytes.length - from > limit) {
            int to = from + limit;
            while (isContinuationByte(bytes[to])) {
                to--;
            }
            out.write(bytes, from, to - from);
            out.writeBytes(FOLD);
            from = to;
            limit = MAX_LINE_BYTES - 1;
        }
        out.write(bytes, from, bytes.length - from);
        out.writeBytes(CRLF);
    }

    /** Whether the byte is a UTF-8 continuation byte. */
    private static boolean isContinuationByte(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
