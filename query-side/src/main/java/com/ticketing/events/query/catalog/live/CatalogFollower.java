package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventMetadata;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Projection of the event log into the {@link LiveCatalog}: reads the log from its first domain event on, applies each
 * domain event in order and signals the {@link VersionBarrier}.
 *
 * <p>Runs on a dedicated thread and not as an Axon event processor: a processor opens a unit of work, runs interceptors
 * and stores a token for each domain event, which the catalog does not need because it is in memory and is lost
 * together with its position (ADR 0067).
 *
 * <p>After a failure, reopens the log after the last domain event applied, with exponential back-off.
 */
@Component
public final class CatalogFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogFollower.class);

    private static final Duration INITIAL_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);
    private static final int PAUSE_MULTIPLIER = 2;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final LiveCatalog catalog;
    private final VersionBarrier barrier;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final BackOff backOff;
    private @Nullable Thread thread;
    private volatile boolean caughtUp;
    private volatile boolean failed;

    @Autowired
    CatalogFollower(LiveCatalog catalog, VersionBarrier barrier, StreamableMessageSource<TrackedEventMessage<?>> log) {
        this(catalog, barrier, log, INITIAL_PAUSE);
    }

    /** @param initialPause the pause after the first failure; doubles with each further failure without progress */
    CatalogFollower(
            LiveCatalog catalog,
            VersionBarrier barrier,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            Duration initialPause) {
        this.catalog = catalog;
        this.barrier = barrier;
        this.log = log;
        ExponentialBackOff exponential = new ExponentialBackOff(initialPause.toMillis(), PAUSE_MULTIPLIER);
        exponential.setMaxInterval(MAX_PAUSE.toMillis());
        backOff = exponential;
    }

    /** The position of the last domain event applied; 0 before the first. */
    public long position() {
        return catalog.position();
    }

    /** Whether the follower has reached the head of the log since it started. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Whether the last attempt failed and the follower waits for the next. */
    public boolean isFailed() {
        return failed;
    }

    private void run() {
        BackOffExecution retries = backOff.start();
        try {
            while (true) {
                long before = position();
                try {
                    followAfter(before);
                } catch (RuntimeException | Error e) {
                    failed = true;
                    retries = position() > before ? backOff.start() : retries;
                    long pauseMillis = retries.nextBackOff();
                    LOG.error(
                            "Catalog follower failed after position {}; retrying in {} ms", position(), pauseMillis, e);
                    Thread.sleep(pauseMillis);
                }
            }
        } catch (InterruptedException _) {
            // Caused by stop(); ends the thread.
        }
    }

    /** Applies all domain events after a position. Ends only by an exception. */
    private void followAfter(long start) throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = log.openStream(new GlobalSequenceTrackingToken(start))) {
            while (true) {
                if ((!caughtUp || failed) && !stream.hasNextAvailable(0, TimeUnit.SECONDS)) {
                    caughtUp = true;
                    failed = false;
                }
                apply(stream.nextAvailable());
            }
        }
    }

    private void apply(TrackedEventMessage<?> message) {
        try {
            if (message instanceof DomainEventMessage<?> domainEvent
                    && message.getPayload() instanceof DomainEvent event) {
                apply(
                        event,
                        domainEvent.getSequenceNumber(),
                        message.trackingToken().position().orElseThrow());
                failed = false;
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "Domain event caused by request "
                            + message.getMetaData().get(EventMetadata.REQUEST_ID)
                            + " could not be applied to the catalog",
                    e);
        }
    }

    /**
     * Applies one domain event and releases the threads that wait for it.
     *
     * @param version the sequence number of the domain event within its Event, from 0
     * @param position the position of the domain event in the event log, from 1
     * @throws IllegalStateException if an earlier domain event of the Event was not applied
     */
    void apply(DomainEvent event, long version, long position) {
        catalog.apply(event, version, position);
        barrier.signalApplied(event.id(), version);
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("catalog").start(this::run);
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP_TIMEOUT);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Starts before the web server and stops after it, because pending responses wait for the catalog. */
    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS;
    }
}
