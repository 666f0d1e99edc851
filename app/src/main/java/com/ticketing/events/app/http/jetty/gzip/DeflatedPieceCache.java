package com.ticketing.events.app.http.jetty.gzip;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compressed pieces by their plain content, so that no piece is ever stale: scripts, style sheets and pages that are
 * sent again and again. Bounded in bytes; pieces stay by frequency of use. For anonymous responses only, because the
 * content stays in memory. Thread-safe.
 */
final class DeflatedPieceCache {

    /** Of the heap, in bytes; suffices for all static files in both forms. */
    static final long MAX_BYTES = 4 << 20;

    private static final int ENTRY_OVERHEAD_BYTES = 128;

    private final Cache<Piece, byte[]> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Piece piece, byte[] deflated) -> piece.bytes.length + deflated.length + ENTRY_OVERHEAD_BYTES)
            .executor(Runnable::run)
            .build();

    /** The plain bytes, compared by content. */
    private static final class Piece {

        private final byte[] bytes;
        private final int hash;

        private Piece(byte[] bytes) {
            this.bytes = bytes;
            hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Piece piece && Arrays.equals(bytes, piece.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The compressed form of a piece; null if it is not cached. */
    byte @Nullable [] get(byte[] piece) {
        return cache.getIfPresent(new Piece(piece));
    }

    /** Caches the compressed form of a piece. The arrays must not change any more. */
    void put(byte[] piece, byte[] deflated) {
        cache.put(new Piece(piece), deflated);
    }

    /** The bytes of all pieces in both forms. */
    long bytes() {
        cache.cleanUp();
        return cache.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
