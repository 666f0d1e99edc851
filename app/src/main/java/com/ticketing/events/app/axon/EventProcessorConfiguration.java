package com.ticketing.events.app.axon;

import com.ticketing.events.query.notification.DeliveryLog;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Axon's tracking event processors, one per projection. The catalog is not among them; it has a follower of its own.
 */
@Configuration(proxyBeanMethods = false)
class EventProcessorConfiguration {

    static final String NOTIFICATIONS = "notifications";
    static final String SUMMARIES = "summaries";

    /** Names of the processors. Each processor has one thread. */
    static final List<String> PROCESSOR_NAMES = List.of(NOTIFICATIONS, SUMMARIES);

    /** Domain events per batch. */
    private static final int BATCH_SIZE = 512;

    /**
     * A failing handler stops its processor, which retries with back-off. Axon's default logs the failure and skips the
     * domain event.
     */
    @Bean
    ConfigurerModule eventProcessors(DeliveryLog deliveryLog, ProcessorLoops loops) {
        return configurer -> configurer.eventProcessing(processing -> {
            processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
            processing.registerDefaultHandlerInterceptor((_, _) -> new RequestIdMdcInterceptor());
            processing.registerDefaultHandlerInterceptor((_, name) -> new FatalErrorInterceptor(loops.of(name)));
            PROCESSOR_NAMES.forEach(name -> processing.registerTrackingEventProcessor(
                    name,
                    org.axonframework.config.Configuration::eventStore,
                    _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                            .andInitialTrackingToken(source -> initialToken(name, source, deliveryLog))
                            .andBatchSize(BATCH_SIZE)));
        });
    }

    /**
     * The position at which a processor starts. Notifications start after the last recorded delivery, so that none is
     * recorded twice. Summaries start at the head of the log, because the cache is empty after a start and there is
     * nothing to evict.
     */
    private static TrackingToken initialToken(
            String processor, StreamableMessageSource<?> source, DeliveryLog deliveryLog) {
        return switch (processor) {
            case NOTIFICATIONS -> new GlobalSequenceTrackingToken(deliveryLog.recordedPosition());
            case SUMMARIES -> source.createHeadToken();
            default -> throw new IllegalArgumentException("Unknown event processor: " + processor);
        };
    }
}
