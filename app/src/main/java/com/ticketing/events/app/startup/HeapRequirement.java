package com.ticketing.events.app.startup;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.query.catalog.live.CatalogHeap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Check that the heap can hold the catalog, before the catalog is filled. Counts the Events only if even the number of
 * domain events does not fit, which is quick to read and never smaller.
 */
@Component
final class HeapRequirement {

    /** Rounding of the recommended size. */
    private static final long STEP_MEBIBYTES = 64;

    /** @throws HeapTooSmall when the heap is too small for the Events of the log */
    @Autowired
    HeapRequirement(EventLog log) {
        check(log.headPosition(), log::countEvents, Runtime.getRuntime().maxMemory());
    }

    /**
     * Checks a heap of {@code heapBytes}.
     *
     * @param domainEvents an upper bound of the Events
     * @throws HeapTooSmall when the heap is too small
     */
    static void check(long domainEvents, LongSupplier events, long heapBytes) {
        if (CatalogHeap.ofService(domainEvents) > heapBytes) {
            long count = events.getAsLong();
            long needed = CatalogHeap.ofService(count);
            if (count > 0 && needed > heapBytes) {
                throw new HeapTooSmall(count, CatalogHeap.toMebibytes(needed), heapBytes >> 20);
            }
        }
    }

    /** The message is one line with the remedy. */
    static final class HeapTooSmall extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private HeapTooSmall(long events, long neededMebibytes, long heapMebibytes) {
            super(events + " Events need about " + neededMebibytes + " MiB of heap; the JVM has " + heapMebibytes
                    + " MiB: start it with -Xmx" + recommended(neededMebibytes) + "m");
        }

        /** A quarter more, because a heap at its limit spends its time on garbage collection. */
        private static long recommended(long neededMebibytes) {
            return Math.ceilDiv(neededMebibytes * 5 / 4, STEP_MEBIBYTES) * STEP_MEBIBYTES;
        }
    }
}
