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
import com.ticketing.events.query.catalog.SortOrder;
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

/** Read-your-writes and monotonic reads while rebuilds replace the catalog. */
class RebuildUnderLoadTest {

    private static final int REBUILDS = 20;
    private static final int EVENTS_BETWEEN_REBUILDS = 300;
    /** Each rebuild replays the whole log. Without a bound, writers could append faster than a rebuild replays. */
    private static final int MAX_EVENTS_DURING_A_REBUILD = 10_000;

    private static final int WRITERS = 4;
    private static final int READERS = 2;
    private static final int EVENTS_PER_WRITER = 500;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final CatalogQuery MATCH_ALL = new CatalogQuery(
            null,
            null,
            DateMode.OVERLAPS,
            Set.of(),
            Set.of(),
            EnumSet.allOf(EventStatus.class),
            SortOrder.START_AT,
            0,
            100);

    private final LiveCatalog catalog = new LiveCatalog();
    private final VersionBarrier barrier = new VersionBarrier(catalog);
    private final CatalogFollower follower = CatalogWriter.followerWithoutLog(catalog, barrier);
    private final BoundedLog log = new BoundedLog();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean stopped;

    private record LogEntry(DomainEvent event, long version) {}

    /** In-memory event log; the position of a domain event is its index plus one. Appends block at the limit. */
    private static final class BoundedLog {

        private final List<LogEntry> events = new ArrayList<>();
        private int limit = MAX_EVENTS_DURING_A_REBUILD;

        synchronized void append(DomainEvent event, long version) throws InterruptedException {
            while (events.size() >= limit) {
                wait();
            }
            events.add(new LogEntry(event, version));
            notifyAll();
        }

        synchronized void raiseLimit() {
            limit = events.size() + MAX_EVENTS_DURING_A_REBUILD;
            notifyAll();
        }

        synchronized LogEntry at(long position) throws InterruptedException {
            while (events.size() < position) {
                wait();
            }
            return events.get((int) position - 1);
        }
    }

    @Test
    @Timeout(60)
    void neverShowsAVersionOlderThanTheAcknowledgedOne() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> following = threads.submit(this::follow);
            List<Future<?>> clients = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer * EVENTS_PER_WRITER;
                clients.add(threads.submit(() -> write(first)));
            }
            for (int reader = 0; reader < READERS; reader++) {
                clients.add(threads.submit(this::read));
            }
            try {
                for (long i = 1; i <= REBUILDS; i++) {
                    log.at(i * EVENTS_BETWEEN_REBUILDS);
                    log.raiseLimit();
                    assertThat(rebuild().count()).isZero();
                }
                stopped = true;
                log.raiseLimit();
                for (Future<?> client : clients) {
                    client.get();
                }
            } finally {
                stopped = true;
                log.raiseLimit();
                following.cancel(true);
            }
        }
        assertThat(acknowledged).hasPositiveValue();
        assertThat(rebuild().count()).isZero();
    }

    private ShadowCatalog.Differences rebuild() throws InterruptedException {
        try (ShadowCatalog shadow = new ShadowCatalog(catalog)) {
            replay(shadow, catalog.position());
            shadow.startMirroring();
            replay(shadow, catalog.position());
            return shadow.replaceLive(100);
        }
    }

    private void replay(ShadowCatalog shadow, long goal) throws InterruptedException {
        while (shadow.position() < goal) {
            long next = shadow.position() + 1;
            LogEntry logged = log.at(next);
            shadow.apply(logged.event, logged.version, next);
        }
    }

    private void follow() {
        try {
            for (long position = 1; ; position++) {
                LogEntry logged = log.at(position);
                follower.apply(logged.event, logged.version, position);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Void write(int first) throws InterruptedException {
        for (int round = 0; !stopped; round++) {
            int number = first + round % EVENTS_PER_WRITER;
            long version = round / EVENTS_PER_WRITER;
            log.append(
                    version == 0
                            ? event(number, EventStatus.DRAFT)
                            : new InternalNotesRevised(id(number), "note " + version, NOW),
                    version);
            assertThat(barrier.awaitApplied(id(number), version, TIMEOUT)).isTrue();
            assertThat(catalog.find(id(number)).orElseThrow().version()).isEqualTo(version);
            if (version == 0) {
                acknowledged.incrementAndGet();
            }
        }
        return null;
    }

    private Void read() {
        Map<UUID, Long> seen = new HashMap<>();
        while (!stopped) {
            int minimum = acknowledged.get();
            CatalogPage page = catalog.search(MATCH_ALL);
            assertThat(page.total()).isGreaterThanOrEqualTo(minimum);
            for (CatalogEntry entry : page.entries()) {
                long before = seen.getOrDefault(entry.id(), 0L);
                assertThat(entry.version()).isGreaterThanOrEqualTo(before);
                seen.put(entry.id(), entry.version());
            }
        }
        return null;
    }
}
