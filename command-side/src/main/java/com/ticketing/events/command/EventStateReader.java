package com.ticketing.events.command;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.command.aggregate.EventState;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the current state of an Event from the event store, outside of any command. */
@Component
public final class EventStateReader {

    private final EventStore eventStore;

    /** Creates a reader of an event store. */
    public EventStateReader(EventStore eventStore) {
        this.eventStore = eventStore;
    }

    /** The state of the Event; empty if the Event does not exist. */
    public Optional<EventState> find(UUID id) {
        DomainEventStream stream = eventStore.readEvents(id.toString());
        @Nullable EventState state = null;
        while (stream.hasNext()) {
            state = EventState.evolve(state, (DomainEvent) stream.next().getPayload());
        }
        return Optional.ofNullable(state);
    }
}
