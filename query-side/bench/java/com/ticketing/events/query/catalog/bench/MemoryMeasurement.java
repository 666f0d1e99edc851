package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.query.catalog.index.FullCatalogs;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import com.ticketing.events.query.catalog.text.WordIndex;
import com.ticketing.events.query.catalog.text.WordIndexAdditions;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Prints the heap that a catalog uses: the used heap after a full collection with the catalog, minus that before it was
 * created. All Events are in the segment and the query caches are empty. The word index is measured alone, too.
 */
public final class MemoryMeasurement {

    private MemoryMeasurement() {}

    public static void main(String... sizes) throws InterruptedException {
        ConferenceEvents conferences = new ConferenceEvents();
        FullCatalogs.with(conferences, 1_000, 0);
        System.out.println("| Events | MiB | bytes an Event | of these, word index |");
        System.out.println("|---|---|---|---|");
        for (String size : sizes) {
            int events = Integer.parseInt(size);
            long before = usedBytes();
            IndexedCatalog catalog = FullCatalogs.with(conferences, events, 0);
            long bytes = usedBytes() - before;
            if (catalog.ids().size() != events) {
                throw new IllegalStateException("Expected %d Events, found %d".formatted(events, catalog.ids().size()));
            }
            System.out.printf(
                    "| %,d | %,d | %,d | %,d |%n",
                    events, bytes >> 20, bytes / events, wordIndexBytes(conferences, events) / events);
        }
    }

    private static long wordIndexBytes(ConferenceEvents conferences, int events) throws InterruptedException {
        long before = usedBytes();
        WordIndex empty = WordIndex.empty();
        WordIndex index = empty.merge(new int[0], additions(empty, conferences, events), events);
        long bytes = usedBytes() - before;
        if (index.matching(List.of("a")).isEmpty()) {
            throw new IllegalStateException("The index is empty");
        }
        return bytes;
    }

    private static WordIndexAdditions additions(WordIndex empty, ConferenceEvents conferences, int events) {
        WordIndexAdditions additions = empty.newAdditions();
        int[] rank = {0};
        conferences.events(events).forEach(event -> additions.add(rank[0]++, event.title(), event.location()));
        return additions;
    }

    private static long usedBytes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
