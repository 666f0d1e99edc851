package com.ticketing.events.app.axon;

import com.ticketing.events.app.eventlog.axon.DurableEventStore;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How Axon is put together for commands. The buses and the transaction manager are declared by hand because Axon's own configuration
 * falls back to ones that store nothing, without a word (ADR 0004).
 */
@Configuration(proxyBeanMethods = false)
public class AxonConfiguration {

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
