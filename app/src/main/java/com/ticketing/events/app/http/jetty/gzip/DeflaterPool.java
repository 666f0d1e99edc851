package com.ticketing.events.app.http.jetty.gzip;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;

/**
 * Deflaters for reuse, of zlib's default level. Each has about 268 KB of memory outside the heap, so a deflater is
 * taken for one piece of a body only, and never while a client is awaited. Thread-safe.
 *
 * <p>A piece is compressed by itself and ends at a byte boundary, without the mark of the last block. Pieces one after
 * the other are one valid stream (RFC 1951).
 */
public final class DeflaterPool {

    /** The pool of the process. */
    static final DeflaterPool SHARED = new DeflaterPool();

    private static final int MAX_IDLE = 2 * Runtime.getRuntime().availableProcessors();

    private static final int MARGIN_BYTES = 64;

    private final ConcurrentLinkedQueue<Deflater> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger idleCount = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    /** The deflaters of the process that have memory outside the heap: those in use, and a few idle ones. */
    public static int openDeflaters() {
        return SHARED.open.get();
    }

    /** Compresses a piece. */
    byte[] deflate(byte[] piece) {
        Deflater deflater = take();
        boolean isReusable = false;
        try {
            deflater.setInput(piece);
            byte[] deflated = new byte[piece.length / 2 + MARGIN_BYTES];
            int length = deflater.deflate(deflated, 0, deflated.length, Deflater.SYNC_FLUSH);
            while (length == deflated.length) {
                deflated = Arrays.copyOf(deflated, 2 * length);
                length += deflater.deflate(deflated, length, deflated.length - length, Deflater.SYNC_FLUSH);
            }
            isReusable = true;
            return Arrays.copyOf(deflated, length);
        } finally {
            giveBack(deflater, isReusable);
        }
    }

    private Deflater take() {
        Deflater found = idle.poll();
        if (found != null) {
            idleCount.decrementAndGet();
            return found;
        }
        open.incrementAndGet();
        return new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    }

    private void giveBack(Deflater deflater, boolean isReusable) {
        if (isReusable && idleCount.incrementAndGet() <= MAX_IDLE) {
            deflater.reset();
            idle.add(deflater);
            return;
        }
        if (isReusable) {
            idleCount.decrementAndGet();
        }
        deflater.end();
        open.decrementAndGet();
    }
}
