package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import com.ticketing.events.app.eventlog.jdbc.RowRejected;
import com.ticketing.events.app.eventlog.jdbc.SqlErrorClassifier;
import com.ticketing.events.app.eventlog.jdbc.StoredEvent;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the event log. Serialisation, upcasting and streams are Axon's; positions, transactions and durability
 * are the log's.
 *
 * <p>There are no snapshots: an Event has few domain events, and reading them all is one query.
 */
public final class EventLogStorageEngine extends BatchingEventStorageEngine {

    private final EventLog log;

    private EventLogStorageEngine(Builder builder) {
        super(builder);
        this.log = builder.log;
    }

    public static Builder builder(EventLog log, Serializer serializer) {
        return new Builder(log, serializer);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Returns when the events are on disk, all of them.
     *
     * @throws com.ticketing.events.error.Unavailable when they are not, or when nobody can say
     */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            log.append(events.stream()
                    .map(event -> NewEvent.of(event, serializer, log.seal()))
                    .toList());
        } catch (RowRejected e) {
            handlePersistenceException(e.reason(), events.get(e.index()));
        }
    }

    /** Everything that the database has beyond {@code trackingToken}, read while it is taken. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return new LogPrefetcher(log, this).rest(position(trackingToken));
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return log.after(position(lastToken), batchSize);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return log.ofEvent(aggregateIdentifier, firstSequenceNumber, batchSize);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        OptionalLong version = log.lastVersion(aggregateIdentifier);
        return version.isPresent() ? Optional.of(version.getAsLong()) : Optional.empty();
    }

    @Override
    public TrackingToken createTailToken() {
        return token(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return token(log.readHead());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return token(log.positionBefore(dateTime));
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("The event log keeps no snapshots");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    /** The messages that rows of the log stand for today. */
    Iterator<TrackedEventMessage<?>> messages(List<StoredEvent> rows) {
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), getEventSerializer(), upcasterChain)
                .iterator();
    }

    public static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    /** The position that a token stands for; 0, before the first, for none. */
    public static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    /** What an engine is made of; everything has a default. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private final EventLog log;

        private Builder(EventLog log, Serializer serializer) {
            this.log = log;
            eventSerializer(serializer);
            snapshotSerializer(serializer);
            persistenceExceptionResolver(SqlErrorClassifier::isDuplicateKey);
            batchSize(log.readBatch());
        }

        public EventLogStorageEngine build() {
            return new EventLogStorageEngine(this);
        }
    }
}
