package com.ticketing.events.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as bytes, of which only those are kept in memory that one line may have. */
final class LineReader {

    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** One line without its end. */
    static final class Line {

        private final long number;
        private final byte[] bytes;

        private Line(long number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        /** From 1. */
        long number() {
            return number;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long number;
    private final AtomicLong bytesRead = new AtomicLong();

    /**
     * Reads from the beginning.
     *
     * @param longest of a line with more bytes, one more than these are kept, so that it can be told
     */
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line, null after the last one. */
    @Nullable
    Line next() throws IOException {
        if (next == filled && !fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean ended = false;
        while (!ended && (next < filled || fill())) {
            int end = next;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, next, Math.min(end - next, longest + 1 - line.size()));
            ended = end < filled;
            next = ended ? end + 1 : end;
        }
        number++;
        return new Line(number, trimmed(line.toByteArray()));
    }

    /** How far it has read; may be asked by another thread. */
    long bytesRead() {
        return bytesRead.get();
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, in.read(buffer));
        bytesRead.addAndGet(filled);
        return filled > 0;
    }

    private byte[] trimmed(byte[] line) {
        int from = number == 1 && startsWithMark(line) ? BYTE_ORDER_MARK.length : 0;
        int to = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        return from == 0 && to == line.length ? line : Arrays.copyOfRange(line, from, to);
    }

    private static boolean startsWithMark(byte[] line) {
        return line.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }
}
