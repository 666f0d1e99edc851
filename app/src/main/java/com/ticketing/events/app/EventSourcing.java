package com.ticketing.events.app;

import com.ticketing.events.app.eventlog.DurableEventStore;
import com.ticketing.events.query.notification.DeliveryLog;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How Axon is put together. The buses and the transaction manager are declared by hand because Axon's own configuration
 * falls back to ones that store nothing, without a word (ADR 0004).
 */
@Configuration(proxyBeanMethods = false)
class EventSourcing {

    /** The projections that follow the event log, each on a thread of its own. */
    static final List<String> PROJECTIONS = List.of("catalog", "notifications", "summaries");

    private static final int BATCH = 512;

    /** Without the interceptor no command would hand on to its domain events who sent it and why. */
    @Bean
    CommandBus commandBus(TransactionManager transactionManager, org.axonframework.config.Configuration axon) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(transactionManager)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    /** An append is a transaction of the event log's own. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.instance();
    }

    /** A failure stops a projection, which then tries again; by default Axon would log it and leave the event out. */
    @Bean
    ConfigurerModule projectionProcessors(DeliveryLog deliveryLog) {
        return configurer -> configurer.eventProcessing(processing -> {
            processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
            processing.registerDefaultHandlerInterceptor((_, _) -> new CausingRequestInLog());
            PROJECTIONS.forEach(name -> processing.registerTrackingEventProcessor(
                    name,
                    org.axonframework.config.Configuration::eventStore,
                    _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                            .andInitialTrackingToken(source -> startOf(name, source, deliveryLog))
                            .andBatchSize(BATCH)));
        });
    }

    /** What is in memory is built from the beginning; what was recorded to be sent is never recorded again. */
    private static TrackingToken startOf(
            String projection, StreamableMessageSource<?> source, DeliveryLog deliveryLog) {
        return projection.equals("notifications")
                ? new GlobalSequenceTrackingToken(deliveryLog.recordedUpTo())
                : source.createTailToken();
    }

    /** Refuses to start on anything but the parts that are meant. */
    @Bean
    InitializingBean noSilentDefaults(
            org.axonframework.config.Configuration axon, DurableEventStore eventStore, EventBus eventBus) {
        return () -> {
            boolean meant = eventStore.equals(axon.eventStore())
                    && eventStore.equals(axon.eventBus())
                    && eventStore.equals(eventBus)
                    && axon.commandBus() instanceof SimpleCommandBus;
            if (!meant) {
                throw new IllegalStateException("Axon is wired with %s, %s and %s, which is not what this service means"
                        .formatted(axon.eventStore(), axon.eventBus(), axon.commandBus()));
            }
        };
    }
}
