package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventMetadata;
import com.ticketing.events.error.LaterDomainEvent;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Cause;
import com.ticketing.events.tracing.RequestScope;
import com.ticketing.events.tracing.TraceSpan;
import com.ticketing.events.tracing.Tracing;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Projection of the event log into the {@link LiveCatalog}: reads the log from its first domain event on, applies each
 * domain event in order and signals the {@link VersionBarrier} and the {@link CatalogPositionBarrier}.
 *
 * <p>Runs on a dedicated thread and not as an Axon event processor: a processor opens a unit of work, runs interceptors
 * and stores a token for each domain event, which the catalog does not need because it is in memory and is lost
 * together with its position (ADR 0067).
 *
 * <p>After a failure, the supervisor restarts it: it reopens the log after the last domain event applied. After the log
 * was replaced by another one, it is stopped, {@linkplain #reset reset} and started again.
 */
@Component
public final class CatalogFollower implements SmartLifecycle {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final LiveCatalog catalog;
    private final VersionBarrier versions;
    private final CatalogPositionBarrier positions;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Supervisor supervisor;
    private final Tracing tracing;
    private @Nullable Loop loop;
    private volatile boolean caughtUp;
    private volatile @Nullable LaterDomainEvent later;

    /** Unlogged, because the supervisor logs the failures. */
    private final Outage outage = new Outage();

    CatalogFollower(
            LiveCatalog catalog,
            VersionBarrier versions,
            CatalogPositionBarrier positions,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            Supervisor supervisor,
            Tracing tracing) {
        this.catalog = catalog;
        this.versions = versions;
        this.positions = positions;
        this.log = log;
        this.supervisor = supervisor;
        this.tracing = tracing;
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
        return outage.isOngoing();
    }

    /** The domain event of a later version at which the last attempt failed; null if there was none. */
    public @Nullable LaterDomainEvent laterDomainEvent() {
        return isFailed() ? later : null;
    }

    /** The time since the first of the failures that still last; zero if the last attempt did not fail. */
    public Duration failureDuration() {
        return outage.duration();
    }

    /** Empties the catalog, so that the next start applies the whole event log. Called while stopped. */
    public void reset() {
        caughtUp = false;
        catalog.clear();
    }

    private void run(Loop running) throws InterruptedException {
        try {
            followAfter(position(), running);
        } catch (RuntimeException | Error e) {
            later = e instanceof LaterDomainEvent unreadable ? unreadable : null;
            outage.failed(1, e);
            throw e;
        }
    }

    /** Applies all domain events after a position. Ends only by an exception. */
    private void followAfter(long start, Loop running) throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = log.openStream(new GlobalSequenceTrackingToken(start))) {
            while (true) {
                running.beat();
                if ((!caughtUp || outage.isOngoing()) && !stream.hasNextAvailable(0, TimeUnit.SECONDS)) {
                    caughtUp = true;
                    outage.succeeded();
                }
                apply(stream.nextAvailable());
            }
        }
    }

    private void apply(TrackedEventMessage<?> message) {
        try {
            if (message instanceof DomainEventMessage<?> domainEvent
                    && message.getPayload() instanceof DomainEvent event) {
                long position = message.trackingToken().position().orElseThrow();
                if (caughtUp && tracing.isOn()) {
                    applyInSpan(event, domainEvent, position);
                } else {
                    apply(event, domainEvent.getSequenceNumber(), position);
                }
                outage.succeeded();
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "Domain event after position " + position() + ", caused by request "
                            + message.getMetaData().get(EventMetadata.REQUEST_ID)
                            + ", could not be applied to the catalog",
                    e);
        }
    }

    /** A replay adds no spans: the traces of its domain events ended long ago. */
    private void applyInSpan(DomainEvent event, DomainEventMessage<?> message, long position) {
        Cause cause = Cause.of(message.getMetaData());
        try (RequestScope _ = RequestScope.of(cause);
                TraceSpan span = tracing.resume("apply to catalog", Tracing.Kind.CONSUMER, cause.traceparent())) {
            span.set("events.log.position", position);
            apply(event, message.getSequenceNumber(), position);
        }
    }

    /**
     * Applies one domain event and releases the requests that wait for it.
     *
     * @param version the sequence number of the domain event within its Event, from 0
     * @param position the position of the domain event in the event log, from 1
     * @throws IllegalStateException if an earlier domain event of the Event was not applied
     */
    void apply(DomainEvent event, long version, long position) {
        catalog.apply(event, version, position);
        versions.signalApplied(event.id(), version);
        positions.signalApplied(position);
    }

    @Override
    public synchronized void start() {
        loop = supervisor.start(LoopName.CATALOG, Thread.ofPlatform(), this::run);
    }

    @Override
    public synchronized void stop() {
        if (loop != null) {
            loop.requestStop();
            loop.join(STOP_TIMEOUT);
            loop = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    /** Starts before the web server and stops after it, because pending responses wait for the catalog. */
    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS;
    }
}
