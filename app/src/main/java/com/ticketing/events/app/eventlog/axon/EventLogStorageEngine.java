package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.jdbc.SqlErrorClassifier;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.RowRejected;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import com.ticketing.events.tracing.TraceSpan;
import com.ticketing.events.tracing.Tracing;
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
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;

/**
 * Axon event storage engine on the event log. Axon serializes, upcasts and streams; the log assigns positions and owns
 * transactions and durability. Thread-safe.
 *
 * <p>Snapshots are unsupported: an Event has few domain events, and one query reads them all.
 */
public final class EventLogStorageEngine extends BatchingEventStorageEngine {

    private final EventLog log;
    private final AppendSpans spans;
    private final boolean upcasting;

    private EventLogStorageEngine(Builder builder) {
        super(builder);
        this.log = builder.log;
        this.spans = new AppendSpans(builder.tracing, log.database().embedded() ? "sqlite" : "postgresql");
        this.upcasting = builder.upcasting;
    }

    /** Starts building an engine; every setting has a default. */
    public static Builder builder(EventLog log, Serializer serializer) {
        return new Builder(log, serializer);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Returns when all events are on disk.
     *
     * @throws com.ticketing.events.error.Unavailable when they were not written, or the outcome is unknown
     */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try (TraceSpan span = spans.start()) {
            try {
                spans.record(log.append(events.stream()
                        .map(event -> NewEvent.of(event, serializer, log.encryption()))
                        .toList()));
            } catch (RowRejected e) {
                span.failed(e);
                handlePersistenceException(e.reason(), events.get(e.index()));
            } catch (RuntimeException e) {
                span.failed(e);
                throw e;
            }
        }
    }

    /** Streams all events beyond {@code trackingToken} in the database, read lazily; never blocks at the head. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return new LogPrefetcher(log, this).streamAfter(position(trackingToken));
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
        throw new UnsupportedOperationException("The event log has no snapshots");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    /** Upcasts the rows and wraps them in messages; the metadata are deserialized on first access. */
    Iterator<TrackedEventMessage<?>> messages(List<StoredEvent> rows) {
        if (!upcasting) {
            return rows.stream().<TrackedEventMessage<?>>map(this::message).iterator();
        }
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), getEventSerializer(), upcasterChain)
                .iterator();
    }

    /** Creates the message that Axon creates without upcasters, without its intermediate representation. */
    private TrackedEventMessage<?> message(StoredEvent row) {
        Serializer serializer = getEventSerializer();
        SerializedMessage<?> message = new SerializedMessage<>(
                row.getEventIdentifier(),
                new LazyDeserializingObject<>(serializer.deserialize(row.getPayload())),
                new LazyDeserializingObject<>(row.getMetaData(), serializer));
        String eventId = row.getAggregateIdentifier();
        return eventId == null
                ? new GenericTrackedEventMessage<>(row.trackingToken(), message, row::getTimestamp)
                : new GenericTrackedDomainEventMessage<>(
                        row.trackingToken(), row.getType(), eventId, row.version(), message, row::getTimestamp);
    }

    /** Converts a position to a tracking token. */
    public static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    /** Converts a tracking token to a position; null to 0, the position before the first event. */
    public static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    /** Builder that presets serializers, exception resolver and batch size. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private final EventLog log;
        private Tracing tracing = Tracing.off();
        private boolean upcasting;

        private Builder(EventLog log, Serializer serializer) {
            this.log = log;
            eventSerializer(serializer);
            snapshotSerializer(serializer);
            persistenceExceptionResolver(SqlErrorClassifier::isDuplicateKey);
            batchSize(log.readBatch());
        }

        /** {@inheritDoc} None by default. */
        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            upcasting = true;
            return this;
        }

        /** Upcasts with these upcasters, in this order. */
        Builder upcasters(List<EventUpcaster> upcasters) {
            return upcasters.isEmpty() ? this : upcasterChain(new EventUpcasterChain(upcasters));
        }

        /** Traces the appends; none by default. */
        Builder tracing(Tracing traces) {
            tracing = traces;
            return this;
        }

        /** Builds the engine. */
        public EventLogStorageEngine build() {
            return new EventLogStorageEngine(this);
        }
    }
}
