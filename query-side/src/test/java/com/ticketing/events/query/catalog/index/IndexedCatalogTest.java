package com.ticketing.events.query.catalog.index;

import static com.ticketing.events.EventStatus.CANCELLED;
import static com.ticketing.events.EventStatus.DRAFT;
import static com.ticketing.events.EventStatus.PUBLISHED;
import static com.ticketing.events.query.catalog.CatalogSamples.catalogOf;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.eventIn;
import static com.ticketing.events.query.catalog.CatalogSamples.found;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.SortOrder;
import com.ticketing.events.query.catalog.live.CatalogWriter;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexedCatalogTest {

    @Test
    void findsNothingForAnUnknownId() {
        assertThat(catalogOf(event(1, DRAFT)).find(id(2))).isEmpty();
    }

    @Test
    void findsALocationByAnySubstring() {
        EventCreated[] events = {
            eventIn(1, "Große Freiheit, Hamburg"),
            eventIn(2, "İstanbul"),
            eventIn(3, "MÜNCHEN"),
            eventIn(4, "100% Club_1")
        };
        assertThat(found(Map.of("locations", "GROSSE"), events)).containsExactly(id(1));
        assertThat(found(Map.of("locations", "istan"), events)).containsExactly(id(2));
        assertThat(found(Map.of("locations", "i\u0307stanbul , münch"), events)).containsExactly(id(2), id(3));
        assertThat(found(Map.of("locations", "%"), events)).containsExactly(id(4));
        assertThat(found(Map.of("locations", "_"), events)).containsExactly(id(4));
        assertThat(found(Map.of("locations", "paris"), events)).isEmpty();
    }

    @Test
    void combinesFiltersWithAnd() {
        EventCreated[] events = {event(1, DRAFT), event(2, PUBLISHED), event(3, CANCELLED)};
        assertThat(found(Map.of("status", "draft,CANCELLED", "locations", "berlin"), events))
                .containsExactly(id(1), id(3));
        assertThat(found(Map.of("status", "draft", "locations", "rome"), events))
                .isEmpty();
        assertThat(found(Map.of("status", "draft", "dateTo", "2030-06-30"), events))
                .isEmpty();
    }

    @Test
    void aSearchThatExaminesManyRunningEventsIsNotPrepared() {
        int running = 10_001;
        LiveCatalog catalog = catalogOf(IntStream.rangeClosed(1, running)
                .mapToObj(n -> event(n, "2030-07-01T18:00:00Z", "2030-07-09T18:00:00Z"))
                .toArray(EventCreated[]::new));
        catalog.mergeNow();
        CatalogQuery during = overlapping("2030-07-05T00:00:00Z");
        assertThat(catalog.rowsIfPrepared(during)).isNull();
        assertThat(catalog.rows(during).total()).isEqualTo(running);
        assertThat(catalog.rowsIfPrepared(overlapping("2030-07-10T00:00:00Z"))).isNotNull();
        assertThat(catalog.rowsIfPrepared(overlapping("2030-07-01T00:00:00Z"))).isNotNull();
    }

    private static CatalogQuery overlapping(String from) {
        return new CatalogQuery(
                Instant.parse(from),
                null,
                DateMode.OVERLAPS,
                Set.of(),
                Set.of(),
                Set.of(EventStatus.values()),
                SortOrder.START_AT,
                0,
                20);
    }

    @Test
    void ordersByStartAndThenByIdAsText() {
        UUID large = UUID.fromString("f0000000-0000-0000-0000-000000000000");
        UUID small = UUID.fromString("70000000-0000-0000-8000-000000000000");
        EventCreated[] events = {
            event(large, "2030-07-01T18:00:00Z", "2030-07-01T19:00:00Z", "Berlin", DRAFT),
            event(small, "2030-07-01T18:00:00Z", "2030-07-01T20:00:00Z", "Berlin", DRAFT),
            event(9, "2030-07-01T17:59:59.999999999Z", "2030-07-01T21:00:00Z")
        };
        assertThat(found(Map.of(), events)).containsExactly(id(9), small, large);
    }

    @Test
    void splitsAllMatchesIntoPages() {
        LiveCatalog catalog =
                catalogOf(event(1, DRAFT), event(2, DRAFT), event(3, PUBLISHED), event(4, DRAFT), event(5, CANCELLED));
        assertThat(page(catalog, 0, 2)).isEqualTo(List.of(id(1), id(2)));
        assertThat(page(catalog, 2, 2)).isEqualTo(List.of(id(3), id(4)));
        assertThat(page(catalog, 4, 2)).isEqualTo(List.of(id(5)));
        assertThat(page(catalog, 6, 2)).isEmpty();
        assertThat(catalog.search(matchAll(Long.MAX_VALUE, 100)).total()).isEqualTo(5);
    }

    @Test
    void movesAnEventWhoseStartChanged() {
        LiveCatalog catalog = catalogOf(
                event(1, "2030-07-01T18:00:00Z", "2030-07-01T20:00:00Z"),
                event(2, "2030-07-02T18:00:00Z", "2030-07-02T20:00:00Z"));
        CatalogWriter.apply(
                catalog,
                new EventDetailsRevised(
                        id(1),
                        "Jazz",
                        Instant.parse("2030-07-03T18:00:00Z"),
                        Instant.parse("2030-07-03T20:00:00Z"),
                        "Rome",
                        CatalogSamples.NOW),
                1,
                2);
        assertThat(page(catalog, 0, 100)).isEqualTo(List.of(id(2), id(1)));
        assertThat(catalog.search(new CatalogQuery(
                                null,
                                null,
                                DateMode.OVERLAPS,
                                Set.of("rome"),
                                Set.of(),
                                Set.of(PUBLISHED),
                                SortOrder.START_AT,
                                0,
                                9))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void showsAMovingEventExactlyOnce() throws Exception {
        IndexedCatalog catalog =
                new IndexedCatalog(5, (_, task) -> Thread.ofPlatform().start(task));
        catalog.apply(event(1, PUBLISHED), 0);
        catalog.apply(event(2, PUBLISHED), 0);
        CountDownLatch started = new CountDownLatch(1);
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> moves = writer.submit(() -> {
                started.countDown();
                for (int version = 1; version <= 5_000; version++) {
                    Instant start = Instant.parse("2030-07-01T18:00:00Z").plusSeconds(version % 2 == 0 ? -60 : 60);
                    catalog.apply(
                            new EventDetailsRevised(
                                    id(1), "Jazz", start, start.plusSeconds(90), "Berlin", CatalogSamples.NOW),
                            version);
                }
            });
            started.await();
            do {
                CatalogPage page = catalog.search(matchAll(0, 10));
                assertThat(page.total()).isEqualTo(2);
                assertThat(page.entries()).extracting(CatalogEntry::id).containsExactlyInAnyOrder(id(1), id(2));
            } while (!moves.isDone());
            moves.get();
        }
    }

    @Test
    void mergesAllRowsOnRequest() {
        IndexedCatalog catalog = new IndexedCatalog(1_000, (_, _) -> {});
        catalog.mergeNow();
        for (int number = 1; number <= 3; number++) {
            catalog.apply(event(number, PUBLISHED), 0);
        }
        catalog.mergeNow();
        assertThat(catalog.bufferedRows()).isZero();
        assertThat(catalog.search(matchAll(0, 10)).total()).isEqualTo(3);
    }

    @Test
    void findsARunningEventAmongMoreThan65536Locations() {
        int locations = (1 << 16) + 10;
        IndexedCatalog catalog = new IndexedCatalog(locations, (_, _) -> {});
        for (int number = 1; number <= locations; number++) {
            catalog.apply(
                    event(
                            id(number),
                            "2030-07-01T18:00:00Z",
                            "2030-07-09T18:00:00Z",
                            "Hall " + number + ".",
                            PUBLISHED),
                    0);
        }
        catalog.mergeNow();
        for (int number : new int[] {1, 5, 1 << 16, locations}) {
            CatalogQuery running = new CatalogQuery(
                    Instant.parse("2030-07-05T00:00:00Z"),
                    null,
                    DateMode.OVERLAPS,
                    Set.of("hall " + number + "."),
                    Set.of(),
                    Set.of(PUBLISHED),
                    SortOrder.START_AT,
                    0,
                    9);
            assertThat(catalog.search(running).entries())
                    .extracting(CatalogEntry::id)
                    .containsExactly(id(number));
        }
    }

    @Test
    void appliesDomainEventsWhenNoMergeCanBeScheduled() {
        AtomicInteger failures = new AtomicInteger(3);
        IndexedCatalog catalog = new IndexedCatalog(1, (_, task) -> {
            if (failures.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        });
        for (int number = 1; number <= 3; number++) {
            catalog.apply(event(number, PUBLISHED), 0);
            assertThat(catalog.bufferedRows()).isEqualTo(number);
            assertThat(catalog.search(matchAll(0, 10)).total()).isEqualTo(number);
        }
        catalog.apply(event(4, PUBLISHED), 0);
        assertThat(catalog.bufferedRows()).isZero();
        assertThat(catalog.search(matchAll(0, 10)).total()).isEqualTo(4);
    }

    @Test
    void mergesTheLastRowsWithoutFurtherWrites() {
        ManualMergeScheduler scheduler = new ManualMergeScheduler();
        IndexedCatalog catalog = new IndexedCatalog(100, scheduler);
        for (int number = 1; number <= 30; number++) {
            catalog.apply(event(number, PUBLISHED), 0);
        }
        for (int check = 1; check <= 3; check++) {
            scheduler.runScheduled();
            assertThat(catalog.bufferedRows()).isEqualTo(30);
        }
        scheduler.runScheduled();
        assertThat(catalog.bufferedRows()).isZero();
        assertThat(scheduler.runScheduled())
                .as("a check is scheduled while the buffer is empty")
                .isFalse();
        assertThat(catalog.search(matchAll(0, 10)).total()).isEqualTo(30);
    }

    @Test
    void doesNotMergeForEachOfFewWrites() {
        ManualMergeScheduler scheduler = new ManualMergeScheduler();
        IndexedCatalog catalog = new IndexedCatalog(1_000, scheduler);
        int merges = 0;
        for (int number = 1; number <= 450; number++) {
            catalog.apply(event(number, PUBLISHED), 0);
            scheduler.runScheduled();
            if (catalog.bufferedRows() == 0) {
                merges++;
            }
        }
        assertThat(merges)
                .as("merges of 45 writes each, since 1 + 2 + ... + 45 > 1,000")
                .isEqualTo(10);
    }

    private static List<UUID> page(LiveCatalog catalog, long offset, int limit) {
        return catalog.search(matchAll(offset, limit)).entries().stream()
                .map(CatalogEntry::id)
                .toList();
    }

    private static CatalogQuery matchAll(long offset, int limit) {
        return new CatalogQuery(
                null,
                null,
                DateMode.OVERLAPS,
                Set.of(),
                Set.of(),
                Set.of(EventStatus.values()),
                SortOrder.START_AT,
                offset,
                limit);
    }
}
