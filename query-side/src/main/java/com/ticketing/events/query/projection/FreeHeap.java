package com.ticketing.events.query.projection;

/** Free heap of this process. */
final class FreeHeap {

    private FreeHeap() {}

    /**
     * Returns the bytes that are free up to the maximum size of the heap. Collects garbage first if fewer than {@code
     * needed} seem to be free, because used heap includes unreachable objects.
     */
    static long atLeast(long needed) {
        long free = now();
        if (free >= needed) {
            return free;
        }
        System.gc();
        return now();
    }

    private static long now() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
