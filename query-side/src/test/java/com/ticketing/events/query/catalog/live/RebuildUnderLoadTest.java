package com.ticketing.events.query.catalog.live;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writers who read what they wrote and readers who remember what they saw, while the catalog is exchanged under them. */
class RebuildUnderLoadTest {

    private static final int REBUILDS = 20;
    private static final int BETWEEN_REBUILDS = 300;
    /** Each rebuild replays the whole log: without an end to it writers could make it grow faster than rebuilds replay it. */
    private static final int MOST_DURING_A_REBUILD = 10_000;

    private static final int WRITERS = 4;
    private static final int READERS = 2;
    private static final int EVENTS_EACH = 500;
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final CatalogQuery EVERYTHING =
            new CatalogQuery(null, null, DateMode.OVERLAPS, Set.of(), EnumSet.allOf(EventStatus.class), 0, 100);

    private final LiveCatalog catalog = new LiveCatalog();
    private final VersionBarrier applied = new VersionBarrier(catalog);
    private final CatalogProjection projection = new CatalogProjection(catalog, applied);
    private final Log log = new Log();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean over;

    private record Logged(DomainEvent event, long version) {}

    /** Positions are places in the list, from 1. */
    private static final class Log {

        private final List<Logged> all = new ArrayList<>();
        private int most = MOST_DURING_A_REBUILD;

        synchronized void append(DomainEvent event, long version) throws InterruptedException {
            while (all.size() >= most) {
                wait();
            }
            all.add(new Logged(event, version));
            notifyAll();
        }

        synchronized void allowMore() {
            most = all.size() + MOST_DURING_A_REBUILD;
            notifyAll();
        }

        synchronized Logged at(long position) throws InterruptedException {
            while (all.size() < position) {
                wait();
            }
            return all.get((int) position - 1);
        }
    }

    @Test
    @Timeout(60)
    void neverShowsAnythingOlderThanWhatWasAcknowledged() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> follower = threads.submit(this::project);
            List<Future<?>> crowd = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer * EVENTS_EACH;
                crowd.add(threads.submit(() -> write(first)));
            }
            for (int reader = 0; reader < READERS; reader++) {
                crowd.add(threads.submit(this::read));
            }
            try {
                for (long i = 1; i <= REBUILDS; i++) {
                    log.at(i * BETWEEN_REBUILDS);
                    log.allowMore();
                    assertThat(rebuild().count()).isZero();
                }
                over = true;
                log.allowMore();
                for (Future<?> each : crowd) {
                    each.get();
                }
            } finally {
                over = true;
                log.allowMore();
                follower.cancel(true);
            }
        }
        assertThat(acknowledged).hasPositiveValue();
        assertThat(rebuild().count()).isZero();
    }

    private ShadowCatalog.Differences rebuild() throws InterruptedException {
        try (ShadowCatalog second = new ShadowCatalog(catalog)) {
            replay(second, catalog.position());
            second.follow();
            replay(second, catalog.position());
            return second.takeOver(100);
        }
    }

    private void replay(ShadowCatalog second, long goal) throws InterruptedException {
        while (second.position() < goal) {
            long next = second.position() + 1;
            Logged logged = log.at(next);
            second.apply(logged.event, logged.version, next);
        }
    }

    private void project() {
        try {
            for (long position = 1; ; position++) {
                Logged logged = log.at(position);
                projection.on(logged.event, logged.version, position);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Void write(int first) throws InterruptedException {
        for (int round = 0; !over; round++) {
            int number = first + round % EVENTS_EACH;
            long version = round / EVENTS_EACH;
            log.append(
                    version == 0
                            ? event(number, EventStatus.DRAFT)
                            : new InternalNotesRevised(id(number), "note " + version, NOW),
                    version);
            assertThat(applied.await(id(number), version, LONG)).isTrue();
            assertThat(catalog.find(id(number)).orElseThrow().version()).isEqualTo(version);
            if (version == 0) {
                acknowledged.incrementAndGet();
            }
        }
        return null;
    }

    private Void read() {
        Map<UUID, Long> seen = new HashMap<>();
        while (!over) {
            int atLeast = acknowledged.get();
            CatalogPage page = catalog.search(EVERYTHING);
            assertThat(page.total()).isGreaterThanOrEqualTo(atLeast);
            for (CatalogEntry entry : page.entries()) {
                long before = seen.getOrDefault(entry.id(), 0L);
                assertThat(entry.version()).isGreaterThanOrEqualTo(before);
                seen.put(entry.id(), entry.version());
            }
        }
        return null;
    }
}
