package com.ticketing.events.query.projection;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.live.ShadowCatalog;
import com.ticketing.events.query.catalog.live.ShadowCatalog.Differences;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Builds the catalog anew from the event log as it is stored, while the old one serves, and exchanges the two (ADR 0041).
 *
 * <p>Each rebuild has a platform thread: it computes for as long as it lasts, and on a virtual thread would take one of
 * the few carriers from the requests.
 */
@Component
final class CatalogRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogRebuild.class);

    private static final int MOST_DIFFERENCES = 100;

    /** When the second catalog is so close it begins to follow; what it hears from then on is kept in memory. */
    private static final int CLOSE = 1_000;

    private static final Duration REPORT = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final LiveCatalog serving;
    private final EventStorageEngine log;
    private final Clock clock;
    private @Nullable Thread thread;
    private volatile @Nullable RebuildReport last;
    private volatile double progress;
    private volatile boolean running;

    CatalogRebuild(LiveCatalog serving, EventStorageEngine log, Clock clock) {
        this.serving = serving;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Begins a rebuild.
     *
     * @throws RebuildRefused if one is running
     */
    synchronized void start() {
        if (running) {
            throw new RebuildRefused("The catalog is being rebuilt already");
        }
        running = true;
        progress = 0;
        thread = Thread.ofPlatform().name("catalog-rebuild").daemon().start(this::run);
    }

    boolean isRunning() {
        return running;
    }

    /** How much of the log the running rebuild, or the last one, has replayed, 0-1. */
    double progress() {
        return progress;
    }

    /** The last rebuild that ended, null when none has. */
    @Nullable
    RebuildReport last() {
        return last;
    }

    @PreDestroy
    void stop() throws InterruptedException {
        Thread running = thread();
        if (running != null) {
            running.interrupt();
            running.join(STOP_WITHIN);
        }
    }

    private synchronized @Nullable Thread thread() {
        return thread;
    }

    private void run() {
        Instant startedAt = clock.instant();
        long start = System.nanoTime();
        ShadowCatalog second = new ShadowCatalog(serving);
        try (second) {
            LOG.info("Rebuilding the catalog from {} domain events", serving.position());
            Differences differences = rebuild(second, start);
            Duration took = since(start);
            last = RebuildReport.swapped(startedAt, took, second.events(), differences.ids());
            tell(differences, second.events(), took);
        } catch (InterruptedException e) {
            last = RebuildReport.failed(startedAt, since(start), second.events(), "The service was stopped");
            LOG.info("The rebuild of the catalog ends with the service");
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError e) {
            String why = reason(e, second.position());
            last = RebuildReport.failed(startedAt, since(start), second.events(), why);
            LOG.error("The rebuild of the catalog failed, the old one goes on serving. {}", why, e);
        } finally {
            running = false;
        }
    }

    private Differences rebuild(ShadowCatalog second, long start) throws InterruptedException {
        Progress steps = new Progress(start);
        while (serving.position() - second.position() > CLOSE) {
            replay(second, serving.position(), steps);
        }
        second.follow();
        replay(second, serving.position(), steps);
        progress = 1;
        return second.takeOver(MOST_DIFFERENCES);
    }

    private void replay(ShadowCatalog second, long goal, Progress steps) throws InterruptedException {
        try (Stream<? extends TrackedEventMessage<?>> stream =
                log.readEvents(new GlobalSequenceTrackingToken(second.position()), false)) {
            Iterator<? extends TrackedEventMessage<?>> messages = stream.iterator();
            while (messages.hasNext()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                TrackedEventMessage<?> message = messages.next();
                long position = message.trackingToken().position().orElseThrow();
                if (position > goal) {
                    break;
                }
                second.apply(
                        (DomainEvent) message.getPayload(),
                        ((DomainEventMessage<?>) message).getSequenceNumber(),
                        position);
                steps.at(position, goal);
            }
        }
        if (second.position() < goal) {
            throw new IllegalStateException(
                    "The event log ends at position %d, the catalog is at %d".formatted(second.position(), goal));
        }
    }

    private static String reason(Throwable failure, long position) {
        return switch (failure) {
            case Unavailable _ -> "The event log could not be read";
            case OutOfMemoryError _ -> "There is not enough memory for a second catalog";
            default -> "Stopped after position %d of the event log; the service's own log says why".formatted(position);
        };
    }

    private static void tell(Differences differences, long events, Duration took) {
        if (differences.count() > 0) {
            LOG.warn(
                    "The catalog contradicted the event log in {} places, among them {}",
                    differences.count(),
                    differences.ids());
        }
        LOG.info("Rebuilt the catalog from {} domain events in {} ms", events, took.toMillis());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Says now and then how far a rebuild is. */
    private final class Progress {

        private final long start;
        private long reported;

        Progress(long start) {
            this.start = start;
            reported = start;
        }

        void at(long position, long goal) {
            progress = Math.min(1, (double) position / goal);
            long now = System.nanoTime();
            if (now - reported > REPORT.toNanos()) {
                reported = now;
                long rate = position * 1_000_000_000L / Math.max(1, now - start);
                LOG.info("Rebuilding the catalog: {} of {} domain events, {}/s", position, goal, rate);
            }
        }
    }
}
