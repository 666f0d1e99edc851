package com.ticketing.events.app.http.jetty.gzip;

import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Compresses the pieces of bodies, each without the others: in the cache, on the calling thread, or as bounded work.
 * Thread-safe.
 *
 * <p>The first piece of a body, which is short, is compressed on the calling thread. A virtual thread gives further
 * ones to {@link BoundedWork}, because a long body would occupy its carrier.
 */
@Component
public final class PieceDeflater {

    /** In bytes; the buffer size of a servlet's output. */
    static final int MAX_PIECE_BYTES = 32 << 10;

    private static final Duration MAX_WAIT = Duration.ofMillis(100);

    private final BoundedWork work;
    private final DeflatedPieceCache cache = new DeflatedPieceCache();

    PieceDeflater(BoundedWork work, MeterRegistry meters) {
        this.work = work;
        Gauge.builder("events.compression.deflaters", DeflaterPool::openDeflaters)
                .description("Deflaters with memory outside the heap, in use or idle")
                .register(meters);
    }

    /** A piece from the cache, or its compressed form, which is cached. */
    Optional<byte[]> deflatePublic(byte[] piece, boolean isFirst) {
        byte[] cached = cache.get(piece);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<byte[]> deflated = deflate(piece, isFirst);
        deflated.ifPresent(made -> cache.put(piece, made));
        return deflated;
    }

    /** The compressed form of a piece; empty if it is not the first one and no place becomes free soon. */
    Optional<byte[]> deflate(byte[] piece, boolean isFirst) {
        if (isFirst || !Thread.currentThread().isVirtual()) {
            return Optional.of(DeflaterPool.SHARED.deflate(piece));
        }
        return work.computeIfFree(WorkKind.COMPRESSION, MAX_WAIT, () -> DeflaterPool.SHARED.deflate(piece));
    }

    /** The bytes of the cached pieces. */
    long cachedBytes() {
        return cache.bytes();
    }
}
