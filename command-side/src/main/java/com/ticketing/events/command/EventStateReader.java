package com.ticketing.events.command;

import com.ticketing.events.DomainEvent;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the event store already tells of one Event, for the questions that come before a command. */
@Component
public final class EventStateReader {

    private final EventStore eventStore;

    EventStateReader(EventStore eventStore) {
        this.eventStore = eventStore;
    }

    /** The Event as it is now, empty when it was never created. */
    public Optional<EventState> find(UUID id) {
        DomainEventStream history = eventStore.readEvents(id.toString());
        @Nullable EventState state = null;
        while (history.hasNext()) {
            state = EventState.after(state, (DomainEvent) history.next().getPayload());
        }
        return Optional.ofNullable(state);
    }
}
