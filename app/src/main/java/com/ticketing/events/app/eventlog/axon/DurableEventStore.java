package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.EventLog;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Axon event store on the event log. Its streams contain every commit, those of other nodes included, and read recent
 * events from memory. Thread-safe.
 */
public final class DurableEventStore extends AbstractEventStore {

    private final EventLog log;
    private final EventLogStorageEngine engine;

    /** Reads and writes through {@code engine}, which must be on the same {@code log}. */
    public DurableEventStore(EventLog log, EventLogStorageEngine engine) {
        super(new Builder(engine));
        this.log = log;
        this.engine = engine;
    }

    /** Opens a stream after {@code trackingToken}; from the beginning of the log when it is null. */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return new LogEventStream(log, engine, EventLogStorageEngine.position(trackingToken));
    }

    private static final class Builder extends AbstractEventStore.Builder {
        Builder(EventStorageEngine engine) {
            storageEngine(engine);
        }
    }
}
