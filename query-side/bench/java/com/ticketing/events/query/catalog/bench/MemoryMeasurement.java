package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.query.catalog.index.IndexedCatalog;
import java.lang.management.ManagementFactory;

/**
 * Prints what a full catalog takes of the heap: what is used after a full collection with the catalog, less what was used
 * before there was one. Every Event is in the index, and no query has been remembered.
 */
public final class MemoryMeasurement {

    private MemoryMeasurement() {}

    public static void main(String... sizes) throws InterruptedException {
        ConferenceEvents conferences = new ConferenceEvents();
        FullCatalogs.with(conferences, 1_000, 0);
        System.out.println("| Events | MiB | bytes an Event |");
        System.out.println("|---|---|---|");
        for (String size : sizes) {
            int events = Integer.parseInt(size);
            long before = used();
            IndexedCatalog catalog = FullCatalogs.with(conferences, events, 0);
            long bytes = used() - before;
            System.out.printf("| %,d | %,d | %,d |%n", events, bytes >> 20, bytes / events);
            if (catalog.ids().size() != events) {
                throw new IllegalStateException("There are not as many Events");
            }
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
