package com.ticketing.events.command;

import static com.ticketing.events.EventMetadata.ACTOR;
import static com.ticketing.events.EventMetadata.IDEMPOTENCY_KEY;
import static com.ticketing.events.EventMetadata.REQUEST_ID;

import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of the command side. The application provides a {@link java.time.Clock}, the {@link java.time.ZoneId} of
 * dates without an offset, a {@link ReadYourWrites}, an {@link ErasureCompletion} and the event store.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSideConfiguration {

    /** Copies who and why from a command to every domain event that it causes. */
    @Bean
    CorrelationDataProvider whoAndWhy() {
        return new SimpleCorrelationDataProvider(ACTOR, REQUEST_ID, IDEMPOTENCY_KEY);
    }
}
