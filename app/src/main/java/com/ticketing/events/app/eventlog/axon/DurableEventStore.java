package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.EventLog;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * The event store on the log. Its streams are the log's own: no wake-up is ever lost, commits of other nodes wake them
 * too, and recent events come from memory.
 */
public final class DurableEventStore extends AbstractEventStore {

    private final EventLog log;
    private final EventLogStorageEngine engine;

    public DurableEventStore(EventLog log, EventLogStorageEngine engine) {
        super(new Builder(engine));
        this.log = log;
        this.engine = engine;
    }

    /** Follows the log from after {@code trackingToken} on, from its beginning when that is null. */
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
