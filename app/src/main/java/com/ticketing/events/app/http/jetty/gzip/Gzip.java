package com.ticketing.events.app.http.jetty.gzip;

import java.io.ByteArrayOutputStream;

/** Compression of a complete body in memory. */
public final class Gzip {

    /** In bytes; shorter bodies are never compressed (API contract). */
    public static final int MIN_BYTES = 1024;

    /** The value of {@code Content-Encoding}. */
    public static final String CODING = "gzip";

    private Gzip() {}

    /** Compresses a body. */
    public static byte[] compress(byte[] body) {
        GzipFrame frame = new GzipFrame();
        frame.update(body);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 2);
        bytes.writeBytes(GzipFrame.header());
        bytes.writeBytes(DeflaterPool.SHARED.deflate(body));
        bytes.writeBytes(frame.trailer());
        return bytes.toByteArray();
    }
}
