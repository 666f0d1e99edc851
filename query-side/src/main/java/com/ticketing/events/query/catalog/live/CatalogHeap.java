package com.ticketing.events.query.catalog.live;

import com.ticketing.events.query.catalog.index.IndexedCatalog;

/** Estimates of the heap that a catalog needs ({@code docs/operations.md}). */
public final class CatalogHeap {

    /** Without the word index; measured in {@code docs/benchmarks.md}. */
    private static final long BYTES_PER_EVENT = 400;

    /** Of the word index; measured likewise. Texts of many distinct words need more. */
    private static final long WORD_INDEX_BYTES_PER_EVENT = 40;

    private CatalogHeap() {}

    /** The bytes of a catalog with that many Events. */
    public static long ofCatalog(long events) {
        return events * (BYTES_PER_EVENT + WORD_INDEX_BYTES_PER_EVENT);
    }

    /** The bytes that filling a catalog with that many Events takes: a quarter more, for replay and merges. */
    public static long ofFilling(long events) {
        return ofCatalog(events) / 4 * 5;
    }

    /** The bytes that a service with that many Events needs for its catalog: to fill it, and for its caches. */
    public static long ofService(long events) {
        return ofFilling(events) + IndexedCatalog.MAX_CACHE_BYTES;
    }

    /** Whole MiB, rounded up. */
    public static long toMebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }
}
