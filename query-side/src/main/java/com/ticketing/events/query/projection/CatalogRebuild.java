package com.ticketing.events.query.projection;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.catalog.live.CatalogHeap;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.live.ShadowCatalog;
import com.ticketing.events.query.catalog.live.ShadowCatalog.Differences;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Rebuilds the catalog while it serves queries: replays the event log into a shadow catalog, compares it with the live
 * catalog and replaces the live one (ADR 0041).
 *
 * <p>Runs on a platform thread: a rebuild is CPU-bound and would occupy a carrier of the virtual threads. Thread-safe.
 */
@Component
final class CatalogRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogRebuild.class);

    private static final int MAX_REPORTED_DIFFERENCES = 100;

    /** Maximum lag of the shadow catalog, in domain events, at which mirroring starts. */
    private static final int MAX_LAG_BEFORE_MIRRORING = 1_000;

    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final LiveCatalog live;
    private final EventStorageEngine log;
    private final Clock clock;
    private final Loop loop;
    private final LongUnaryOperator freeHeap;
    private @Nullable Thread thread;
    private volatile @Nullable RebuildReport lastReport;
    private volatile double progress;
    private volatile boolean running;

    @Autowired
    CatalogRebuild(LiveCatalog live, EventStorageEngine log, Clock clock, Supervisor supervisor) {
        this(live, log, clock, supervisor, FreeHeap::atLeast);
    }

    /** @param freeHeap returns the free bytes of the heap for the bytes that are needed */
    CatalogRebuild(
            LiveCatalog live, EventStorageEngine log, Clock clock, Supervisor supervisor, LongUnaryOperator freeHeap) {
        this.live = live;
        this.log = log;
        this.clock = clock;
        this.freeHeap = freeHeap;
        loop = supervisor.register(LoopName.CATALOG_REBUILD);
    }

    /**
     * Starts a rebuild.
     *
     * @throws RebuildRefused if one is running, or the heap has no room for a shadow catalog
     */
    synchronized void start() {
        if (running) {
            throw new RebuildRefused("The catalog is being rebuilt already");
        }
        requireHeap();
        progress = 0;
        Thread started = Thread.ofPlatform()
                .name(LoopName.CATALOG_REBUILD.text())
                .daemon()
                .unstarted(this::run);
        running = true;
        try {
            started.start();
            thread = started;
        } catch (Throwable e) {
            running = false;
            loop.count(e);
            throw e;
        }
    }

    private void requireHeap() {
        long needed = CatalogHeap.ofFilling(live.size());
        long free = freeHeap.applyAsLong(needed);
        if (free < needed) {
            throw new RebuildRefused("The shadow catalog of a rebuild needs about " + CatalogHeap.toMebibytes(needed)
                    + " MiB of heap, and " + free / (1 << 20) + " MiB are free; start the service with a larger -Xmx");
        }
    }

    boolean isRunning() {
        return running;
    }

    /** The share of the log that the running or last rebuild has replayed, 0-1. */
    double progress() {
        return progress;
    }

    /** The report of the last finished rebuild, null if there is none. */
    @Nullable
    RebuildReport lastReport() {
        return lastReport;
    }

    @PreDestroy
    void stop() throws InterruptedException {
        Thread rebuilding = thread();
        if (rebuilding != null) {
            rebuilding.interrupt();
            rebuilding.join(STOP_TIMEOUT);
        }
    }

    private synchronized @Nullable Thread thread() {
        return thread;
    }

    private void run() {
        try {
            rebuildAndReport();
        } catch (Throwable e) {
            loop.failed(e);
        } finally {
            running = false;
        }
    }

    private void rebuildAndReport() {
        Instant startedAt = clock.instant();
        long start = System.nanoTime();
        ShadowCatalog shadow = new ShadowCatalog(live);
        try (shadow) {
            LOG.info("Rebuilding the catalog from {} domain events", live.position());
            Differences differences = rebuild(shadow, start);
            Duration duration = since(start);
            lastReport = RebuildReport.swapped(startedAt, duration, shadow.events(), differences.ids());
            logResult(differences, shadow.events(), duration);
        } catch (InterruptedException e) {
            lastReport = RebuildReport.failed(startedAt, since(start), shadow.events(), "The service was stopped");
            LOG.info("Rebuild of the catalog cancelled: the service is stopping");
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            String reason = reason(e, shadow.position());
            lastReport = RebuildReport.failed(startedAt, since(start), shadow.events(), reason);
            loop.count(e);
            LOG.error("Rebuild of the catalog failed; the live catalog is unchanged. {}", reason, e);
        }
    }

    private Differences rebuild(ShadowCatalog shadow, long start) throws InterruptedException {
        loop.beat();
        ProgressLog progressLog = new ProgressLog(start);
        while (live.position() - shadow.position() > MAX_LAG_BEFORE_MIRRORING) {
            replay(shadow, live.position(), progressLog);
        }
        shadow.startMirroring();
        replay(shadow, live.position(), progressLog);
        progress = 1;
        return shadow.replaceLive(MAX_REPORTED_DIFFERENCES);
    }

    private void replay(ShadowCatalog shadow, long last, ProgressLog progressLog) throws InterruptedException {
        try (Stream<? extends TrackedEventMessage<?>> stream =
                log.readEvents(new GlobalSequenceTrackingToken(shadow.position()), false)) {
            Iterator<? extends TrackedEventMessage<?>> messages = stream.iterator();
            while (messages.hasNext()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                TrackedEventMessage<?> message = messages.next();
                long position = message.trackingToken().position().orElseThrow();
                if (position > last) {
                    break;
                }
                shadow.apply(
                        (DomainEvent) message.getPayload(),
                        ((DomainEventMessage<?>) message).getSequenceNumber(),
                        position);
                progressLog.update(position, last);
            }
        }
        if (shadow.position() < last) {
            throw new IllegalStateException(
                    "The event log ends at position " + shadow.position() + ", the catalog is at " + last);
        }
    }

    private static String reason(Throwable failure, long position) {
        return switch (failure) {
            case Unavailable _ -> "The event log could not be read";
            default -> "Failed after position " + position + " of the event log; see the service log";
        };
    }

    private static void logResult(Differences differences, long events, Duration duration) {
        if (differences.count() > 0) {
            LOG.warn(
                    "The catalog differed from the event log in {} entries, among them {}",
                    differences.count(),
                    differences.ids());
        }
        LOG.info("Rebuilt the catalog from {} domain events in {} ms", events, duration.toMillis());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Updates the progress and logs it periodically. */
    private final class ProgressLog {

        private final long start;
        private long lastLogged;

        ProgressLog(long start) {
            this.start = start;
            lastLogged = start;
        }

        void update(long position, long last) {
            progress = Math.min(1, (double) position / last);
            long now = System.nanoTime();
            if (now - lastLogged > PROGRESS_INTERVAL.toNanos()) {
                lastLogged = now;
                long rate = position * 1_000_000_000L / Math.max(1, now - start);
                LOG.info("Rebuilding the catalog: {} of {} domain events, {}/s", position, last, rate);
            }
        }
    }
}
