package com.ticketing.events.query.catalog.live;

/** Estimates of the heap that a catalog needs ({@code docs/operations.md}). */
public final class CatalogHeap {

    /** Measured, 383 to 399 ({@code docs/benchmarks.md}). */
    private static final long BYTES_PER_EVENT = 400;

    /** Heap of a service without Events: classes, pools, buffers, caches. */
    private static final long BASE_BYTES = 72L << 20;

    private CatalogHeap() {}

    /** The bytes of a catalog with that many Events. */
    public static long ofCatalog(long events) {
        return events * BYTES_PER_EVENT;
    }

    /** The bytes that filling a catalog with that many Events takes: a quarter more, for replay and merges. */
    public static long ofFilling(long events) {
        return ofCatalog(events) / 4 * 5;
    }

    /** The bytes below which a service with that many Events does not become ready. */
    public static long ofService(long events) {
        return BASE_BYTES + ofFilling(events);
    }

    /** Whole MiB, rounded up. */
    public static long toMebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }
}
