package com.ticketing.events.command;

import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The Event aggregate on an in-memory event store. */
public final class InMemoryCommandSide implements AutoCloseable {

    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureSerializer(_ -> Jackson3Serializer.builder().build())
            .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine())
            .configureAggregate(Event.class)
            .start();

    public CommandSender sender() {
        return new CommandSender(axon.commandGateway(), (_, _) -> {});
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
