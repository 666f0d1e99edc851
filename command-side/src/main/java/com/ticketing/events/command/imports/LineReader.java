package com.ticketing.events.command.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a stream as bytes, in memory bounded by the maximum length of a line. */
public final class LineReader {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** One line without its line terminator. */
    public static final class Line {

        private final long number;
        private final byte[] bytes;

        private Line(long number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        /** Line number, from 1. */
        public long number() {
            return number;
        }

        /** The bytes of the line, not copied. */
        public byte[] bytes() {
            return bytes;
        }

        /** Whether the line has only spaces, tabs and carriage returns. */
        public boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final int maxBytes;
    private final long maxTotalBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int filled;
    private long number;
    private final AtomicLong bytesRead = new AtomicLong();

    /**
     * Creates a reader of a stream of any length.
     *
     * @param maxBytes maximum length of a line; a longer one is truncated to one byte more, so that it is recognizable
     */
    public LineReader(InputStream in, int maxBytes) {
        this(in, maxBytes, Long.MAX_VALUE);
    }

    /**
     * Creates a reader.
     *
     * @param maxTotalBytes number of bytes after which a line ends, wherever its terminator is ({@link #consumed})
     */
    LineReader(InputStream in, int maxBytes, long maxTotalBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.maxTotalBytes = maxTotalBytes;
    }

    /** Returns the next line, null after the last one. */
    public @Nullable Line next() throws IOException {
        if (next == filled && !fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean terminated = false;
        while (!terminated && consumed() <= maxTotalBytes && (next < filled || fill())) {
            int end = next;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, next, Math.min(end - next, maxBytes + 1 - line.size()));
            terminated = end < filled;
            next = terminated ? end + 1 : end;
        }
        number++;
        return new Line(number, trimmed(line.toByteArray()));
    }

    /** Bytes of the lines so far, with their terminators; more than the maximum once the stream has exceeded it. */
    long consumed() {
        return bytesRead.get() - (filled - next);
    }

    /** Bytes read from the stream so far; thread-safe. */
    public long bytesRead() {
        return bytesRead.get();
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, in.read(buffer));
        bytesRead.addAndGet(filled);
        return filled > 0;
    }

    private byte[] trimmed(byte[] line) {
        int from = number == 1 && startsWithByteOrderMark(line) ? BYTE_ORDER_MARK.length : 0;
        int to = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        return from == 0 && to == line.length ? line : Arrays.copyOfRange(line, from, to);
    }

    private static boolean startsWithByteOrderMark(byte[] line) {
        return line.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }
}
