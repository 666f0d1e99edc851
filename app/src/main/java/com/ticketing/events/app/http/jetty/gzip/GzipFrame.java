package com.ticketing.events.app.http.jetty.gzip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Everything of a gzip member (RFC 1952) but its compressed pieces. Not thread-safe. */
final class GzipFrame {

    private static final int TRAILER_BYTES = 8;
    private static final byte DEFLATE = 8;
    private static final byte UNKNOWN_SYSTEM = (byte) 255;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, DEFLATE, 0, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM};

    /** A last block without content. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private static final int STORED_BLOCK_HEADER_BYTES = 5;

    private final CRC32 checksum = new CRC32();
    private long length;

    static byte[] header() {
        return HEADER.clone();
    }

    /** Includes a piece of the plain body in the trailer. */
    void update(byte[] piece) {
        checksum.update(piece);
        length += piece.length;
    }

    /** The bytes after the compressed pieces. */
    byte[] trailer() {
        return ByteBuffer.allocate(LAST_BLOCK.length + TRAILER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(LAST_BLOCK)
                .putInt((int) checksum.getValue())
                .putInt((int) length)
                .array();
    }

    /** A piece of at most 65,535 bytes in the form of a compressed one, without compression. */
    static byte[] stored(byte[] piece) {
        short size = (short) piece.length;
        return ByteBuffer.allocate(STORED_BLOCK_HEADER_BYTES + piece.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0)
                .putShort(size)
                .putShort((short) ~size)
                .put(piece)
                .array();
    }
}
