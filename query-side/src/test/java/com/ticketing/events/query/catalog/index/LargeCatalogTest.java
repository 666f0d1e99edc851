package com.ticketing.events.query.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.SortOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** As {@link CatalogEquivalenceTest}, with enough Events that every index structure has several blocks or levels. */
class LargeCatalogTest {

    private static final List<EventStatus> STATUSES = List.of(EventStatus.values());
    private static final List<SortOrder> ORDERS = List.of(SortOrder.values());
    private static final int EVENTS = 70_000;
    private static final int REVISIONS = 5_000;
    private static final int QUERIES = 60;
    private static final Instant FIRST = Instant.parse("2030-01-01T00:00:00Z");
    private static final int SECONDS = 365 * 24 * 60 * 60;

    @Property(tries = 2)
    void equalsTheReference(@ForAll Random random) {
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            IndexedCatalog indexed = new IndexedCatalog(2_000, (_, task) -> executor.execute(task));
            SortedSetCatalog reference = new SortedSetCatalog();
            for (int i = 0; i < EVENTS; i++) {
                EventCreated event = event(random, i);
                indexed.apply(event, 0);
                reference.apply(event, 0);
            }
            for (int i = 0; i < REVISIONS; i++) {
                UUID id = id(random.nextInt(EVENTS));
                long version = reference.find(id).orElseThrow().version() + 1;
                EventCreated other = event(random, i);
                EventDetailsRevised revised = new EventDetailsRevised(
                        id,
                        "Revised " + other.title(),
                        other.startAt(),
                        other.endAt(),
                        other.location(),
                        CatalogSamples.NOW);
                indexed.apply(revised, version);
                reference.apply(revised, version);
            }
            for (int i = 0; i < QUERIES; i++) {
                CatalogQuery query = query(random);
                assertThat(indexed.search(query)).as("%s", query).isEqualTo(reference.search(query));
            }
        }
    }

    private static EventCreated event(Random random, int number) {
        Instant start = FIRST.plus(Duration.ofSeconds(random.nextInt(SECONDS)));
        Duration length = Duration.ofHours(random.nextInt(100) == 0 ? random.nextInt(1, 2_000) : random.nextInt(1, 60));
        return new EventCreated(
                id(number),
                "Event %d %s".formatted(number, word(random)),
                start,
                start.plus(length),
                location(random),
                STATUSES.get(random.nextInt(3)),
                null,
                null,
                CatalogSamples.NOW);
    }

    /** Some locations have many Events, most have few. */
    private static String location(Random random) {
        return "Hall " + (int) Math.pow(300, random.nextDouble());
    }

    private static CatalogQuery query(Random random) {
        Instant from = FIRST.plus(Duration.ofSeconds(random.nextInt(SECONDS)));
        Instant until = from.plus(Duration.ofDays(random.nextInt(1, 90)));
        EnumSet<EventStatus> statuses = EnumSet.of(EventStatus.PUBLISHED, STATUSES.get(random.nextInt(3)));
        return new CatalogQuery(
                random.nextInt(4) == 0 ? null : from,
                random.nextInt(4) == 0 ? null : until,
                random.nextInt(3) == 0 ? DateMode.STARTS : DateMode.OVERLAPS,
                random.nextInt(3) == 0 ? Set.of() : Set.of("hall " + random.nextInt(1, 20)),
                words(random),
                statuses,
                ORDERS.get(random.nextInt(ORDERS.size())),
                random.nextInt(3) == 0 ? random.nextInt(EVENTS) : random.nextInt(200),
                random.nextInt(1, 101));
    }

    /** Some words have many Events, most have few. */
    private static String word(Random random) {
        return "Wörd" + (int) Math.pow(3_000, random.nextDouble());
    }

    private static Set<String> words(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Set.of("word" + random.nextInt(1, 20));
            case 1 -> Set.of("word1", "hall");
            case 2 -> Set.of(Integer.toString(random.nextInt(1, 500)), "ev");
            default -> Set.of();
        };
    }

    private static UUID id(int number) {
        return new UUID(number * 0x9E37_79B9_7F4A_7C15L, number);
    }
}
