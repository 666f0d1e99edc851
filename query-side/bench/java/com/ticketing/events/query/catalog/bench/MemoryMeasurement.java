package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.query.catalog.index.FullCatalogs;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import java.lang.management.ManagementFactory;

/**
 * Prints the heap that a catalog uses: the used heap after a full collection with the catalog, minus that before it was
 * created. All Events are in the segment and the query caches are empty.
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
            long before = usedBytes();
            IndexedCatalog catalog = FullCatalogs.with(conferences, events, 0);
            long bytes = usedBytes() - before;
            System.out.printf("| %,d | %,d | %,d |%n", events, bytes >> 20, bytes / events);
            if (catalog.ids().size() != events) {
                throw new IllegalStateException("Expected %d Events, found %d".formatted(events, catalog.ids().size()));
            }
        }
    }

    private static long usedBytes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
