package com.ticketing.events.app;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How Axon is put together. The event store and the transaction manager are declared here because Axon's own
 * configuration falls back to ones that store nothing without a word (ADR 0002).
 */
@Configuration(proxyBeanMethods = false)
class EventSourcing {

    /** The projections that follow the event log, each on a thread of its own. */
    static final List<String> PROJECTIONS = List.of("catalog", "notifications", "summaries");

    private static final int BATCH = 512;

    /** Axon's event streams check for news before they wait for it, so a wake-up can be lost; this bounds the loss. */
    private static final int LONGEST_WAIT_MILLIS = 10;

    @Bean
    EventStorageEngine eventStorageEngine() {
        return new InMemoryEventStorageEngine();
    }

    @Bean
    EventStore eventBus(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    CommandBus commandBus(TransactionManager transactionManager) {
        return SimpleCommandBus.builder().transactionManager(transactionManager).build();
    }

    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.instance();
    }

    @Bean
    ConfigurerModule projectionProcessors() {
        return configurer -> configurer.eventProcessing(processing -> {
            processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
            processing.registerDefaultHandlerInterceptor((_, _) -> new CausingRequestInLog());
            PROJECTIONS.forEach(name -> processing.registerTrackingEventProcessor(
                    name,
                    org.axonframework.config.Configuration::eventStore,
                    _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                            .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                            .andBatchSize(BATCH)
                            .andEventAvailabilityTimeout(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)));
        });
    }

    /** Refuses to start on anything but the parts named here. */
    @Bean
    InitializingBean noSilentDefaults(
            EventBus eventBus, EventStore eventStore, CommandBus commandBus, EventStorageEngine engine) {
        return () -> {
            boolean meant = eventBus.equals(eventStore)
                    && eventStore instanceof EmbeddedEventStore
                    && engine instanceof InMemoryEventStorageEngine
                    && commandBus instanceof SimpleCommandBus;
            if (!meant) {
                throw new IllegalStateException("Axon is wired with %s, %s and %s, which is not what this service means"
                        .formatted(eventStore, engine, commandBus));
            }
        };
    }
}
