package com.ticketing.events.command.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.event.CreateEvent;
import com.ticketing.events.command.event.CreateEventIfAbsent;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreationTest {

    private static final Instant NOW = Instant.parse("2030-05-01T12:00:00Z");

    private final CountingEngine engine = new CountingEngine();
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureEmbeddedEventStore(_ -> engine)
            .configureAggregate(Event.class)
            .buildConfiguration();

    @BeforeEach
    void start() {
        axon.start();
    }

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void loadsNoEventStreamForANewId() {
        send(create(UUID.randomUUID()));

        assertThat(engine.reads).isZero();
    }

    @Test
    void loadsTheEventStreamIfTheEventMayExist() {
        CreateEvent creation = create(UUID.randomUUID());
        send(creation);

        assertThat(send(new CreateEventIfAbsent(creation))).isEqualTo(EventState.of(creation.toDomainEvent()));
        assertThat(engine.reads).isPositive();
    }

    private EventState send(Object command) {
        return axon.commandGateway().sendAndWait(command);
    }

    private static CreateEvent create(UUID id) {
        EventDetails jazz = new EventDetails("Jazz", NOW.plusSeconds(60), NOW.plusSeconds(120), "Berlin");
        return new CreateEvent(id, jazz, EventStatus.DRAFT, null, null, NOW);
    }

    private static final class CountingEngine extends InMemoryEventStorageEngine {

        private int reads;

        @Override
        public DomainEventStream readEvents(String aggregateIdentifier) {
            reads++;
            return super.readEvents(aggregateIdentifier);
        }

        @Override
        public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
            reads++;
            return super.readEvents(aggregateIdentifier, firstSequenceNumber);
        }
    }
}
