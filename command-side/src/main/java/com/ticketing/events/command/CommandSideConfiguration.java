package com.ticketing.events.command;

import static com.ticketing.events.EventMetadata.ACTOR;
import static com.ticketing.events.EventMetadata.IDEMPOTENCY_KEY;
import static com.ticketing.events.EventMetadata.REQUEST_ID;
import static com.ticketing.events.EventMetadata.TRACEPARENT;

import com.ticketing.events.tracing.Tracing;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Spring configuration of the command side. The application provides a {@link java.time.Clock}, the {@link
 * java.time.ZoneId} of date-times without an offset, a {@link ReadYourWrites}, a {@link PersonalDataShredder}, a {@link
 * Tracing} and the event store.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSideConfiguration {

    /** Copies actor, request id, idempotency key and trace from a command to the domain events that it causes. */
    @Bean
    CorrelationDataProvider correlationDataProvider(Tracing tracing) {
        return tracing.isOn()
                ? new SimpleCorrelationDataProvider(ACTOR, REQUEST_ID, IDEMPOTENCY_KEY, TRACEPARENT)
                : new SimpleCorrelationDataProvider(ACTOR, REQUEST_ID, IDEMPOTENCY_KEY);
    }
}
