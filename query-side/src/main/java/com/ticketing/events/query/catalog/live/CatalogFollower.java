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

/**
 * Hands the domain events of the log to the projection of the catalog, each in its turn, from the first one on.
 *
 * <p>Axon's processors would do it, and around each domain event begin and end a unit of work, run interceptors and keep a
 * token. All of that is for handlers that store something. The catalog is lost together with its position, and taking an
 * event in costs less than what would be around it (ADR 0067).
 */
@Component
public final class CatalogFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogFollower.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final CatalogProjection projection;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Duration firstPause;
    private @Nullable Thread thread;
    private volatile boolean caughtUp;
    private volatile boolean failed;

    @Autowired
    CatalogFollower(CatalogProjection projection, StreamableMessageSource<TrackedEventMessage<?>> log) {
        this(projection, log, FIRST_PAUSE);
    }

    /** @param firstPause how long it waits after a failure; after another one twice as long */
    CatalogFollower(
            CatalogProjection projection, StreamableMessageSource<TrackedEventMessage<?>> log, Duration firstPause) {
        this.projection = projection;
        this.log = log;
        this.firstPause = firstPause;
    }

    /** The position of the last domain event that was taken in, 0 before the first. */
    public long position() {
        return projection.position();
    }

    /** Whether it has been at the head of the log since it started. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Whether it stopped at an error and is waiting to try again. */
    public boolean isFailed() {
        return failed;
    }

    private void follow() {
        Duration pause = firstPause;
        while (true) {
            long before = position();
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    log.openStream(new GlobalSequenceTrackingToken(before))) {
                takeInAll(stream);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException | Error e) {
                failed = true;
                pause = position() > before ? firstPause : pause;
                LOG.error("The catalog stops after position {}, and tries again in {}", position(), pause, e);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                return;
            }
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    /** Never returns. */
    private void takeInAll(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        while (true) {
            if ((!caughtUp || failed) && !stream.hasNextAvailable(0, TimeUnit.SECONDS)) {
                caughtUp = true;
                failed = false;
            }
            takeIn(stream.nextAvailable());
        }
    }

    private void takeIn(TrackedEventMessage<?> message) {
        try {
            if (message instanceof DomainEventMessage<?> about && message.getPayload() instanceof DomainEvent event) {
                projection.on(
                        event,
                        about.getSequenceNumber(),
                        message.trackingToken().position().orElseThrow());
                failed = false;
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The domain event that was caused by the request %s cannot be taken in"
                            .formatted(message.getMetaData().get(EventMetadata.REQUEST_ID)),
                    e);
        }
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("catalog").start(this::follow);
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP_WITHIN);
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

    /** Before the first request, and until the last one has had its answer, which waits for the catalog. */
    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS;
    }
}
