package com.ticketing.events.query.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes the lines of which an iCalendar stream consists (RFC 5545, 3.1 and 3.3). */
final class ContentLineWriter {

    /** In bytes, without the line break; the space that begins a continuation counts. */
    private static final int LONGEST = 75;

    private static final byte[] END = "\r\n".getBytes(UTF_8);
    private static final byte[] CONTINUATION = "\r\n ".getBytes(UTF_8);

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final OutputStream out;

    /** Writes many short pieces: {@code out} had better keep them until they are worth sending. */
    ContentLineWriter(OutputStream out) {
        this.out = out;
    }

    /** A line whose value is written as it stands. */
    ContentLineWriter raw(String name, String value) throws IOException {
        write(name + ":" + value);
        return this;
    }

    /** A line with any text as its value. */
    ContentLineWriter text(String name, String value) throws IOException {
        return raw(
                name,
                value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\n", "\\n"));
    }

    /**
     * A line with a moment as its value; the rest of a second is cut off, calendars know none.
     *
     * @param moment of the years 0 to 9999
     */
    ContentLineWriter utc(String name, Instant moment) throws IOException {
        return raw(name, UTC.format(moment));
    }

    private void write(String line) throws IOException {
        byte[] bytes = line.getBytes(UTF_8);
        int from = 0;
        int room = LONGEST;
        while (bytes.length - from > room) {
            int to = from + room;
            while (isInsideCharacter(bytes[to])) {
                to--;
            }
            out.write(bytes, from, to - from);
            out.write(CONTINUATION);
            from = to;
            room = LONGEST - 1;
        }
        out.write(bytes, from, bytes.length - from);
        out.write(END);
    }

    /** Whether that byte is a later one of a character in UTF-8. */
    private static boolean isInsideCharacter(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
