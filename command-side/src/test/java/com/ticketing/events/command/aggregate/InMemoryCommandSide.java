package com.ticketing.events.command.aggregate;

import com.ticketing.events.EventMetadata;
import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.EventStateReader;
import com.ticketing.events.command.ReadYourWrites;
import com.ticketing.events.tracing.Tracing;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The Event aggregate on an in-memory event store. */
public final class InMemoryCommandSide implements AutoCloseable {

    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureSerializer(_ -> Jackson3Serializer.builder().build())
            .configureEmbeddedEventStore(_ -> new UniqueVersionEngine())
            .configureAggregate(Event.class)
            .configureCorrelationDataProviders(_ -> List.of(new SimpleCorrelationDataProvider(
                    EventMetadata.ACTOR, EventMetadata.REQUEST_ID, EventMetadata.IDEMPOTENCY_KEY)))
            .start();

    public CommandSender sender() {
        return sender((_, _) -> {});
    }

    /** A sender with another wait for the projections. */
    public CommandSender sender(ReadYourWrites readYourWrites) {
        return new CommandSender(axon.commandGateway(), readYourWrites, Tracing.off());
    }

    public EventStateReader states() {
        return new EventStateReader(axon.eventStore());
    }

    /** All domain events as a stream. */
    public StreamableMessageSource<TrackedEventMessage<?>> log() {
        return axon.eventStore();
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    /** Engine that refuses a second domain event of an Event and version, as the event log does. */
    private static final class UniqueVersionEngine extends InMemoryEventStorageEngine {

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            for (EventMessage<?> event : events) {
                DomainEventMessage<?> added = (DomainEventMessage<?>) event;
                long last =
                        lastSequenceNumberFor(added.getAggregateIdentifier()).orElse(-1L);
                if (added.getSequenceNumber() <= last) {
                    throw new AggregateStreamCreationException("Version " + last + " exists");
                }
            }
            super.appendEvents(events);
        }
    }
}
