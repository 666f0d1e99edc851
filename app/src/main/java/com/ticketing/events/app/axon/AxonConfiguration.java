package com.ticketing.events.app.axon;

import com.ticketing.events.app.eventlog.axon.DurableEventStore;
import com.ticketing.events.command.ReadYourWrites;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Command bus and transaction manager of Axon. Both are declared explicitly, because Axon's auto-configuration falls
 * back to other components without a warning (ADR 0004).
 */
@Configuration(proxyBeanMethods = false)
public class AxonConfiguration {

    /**
     * The interceptor copies the correlation data of a command, actor and request id among them, to its domain events.
     */
    @Bean
    CommandBus commandBus(TransactionManager transactionManager, org.axonframework.config.Configuration axon) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(transactionManager)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    /** Without a catalog in the process, a command waits for no projection. */
    @Bean
    @ConditionalOnMissingBean
    ReadYourWrites noReadYourWrites() {
        return (_, _) -> {};
    }

    /** The event log runs each append in a transaction of its own. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.instance();
    }

    /** Fails the start when Axon uses another event store, event bus or command bus than this service configures. */
    @Bean
    InitializingBean axonWiringCheck(
            org.axonframework.config.Configuration axon, DurableEventStore eventStore, EventBus eventBus) {
        return () -> {
            boolean isAsConfigured = eventStore.equals(axon.eventStore())
                    && eventStore.equals(axon.eventBus())
                    && eventStore.equals(eventBus)
                    && axon.commandBus() instanceof SimpleCommandBus;
            if (!isAsConfigured) {
                throw new IllegalStateException(
                        "Axon uses event store " + axon.eventStore() + ", event bus " + axon.eventBus()
                                + " and command bus " + axon.commandBus() + " instead of the configured beans");
            }
        };
    }
}
