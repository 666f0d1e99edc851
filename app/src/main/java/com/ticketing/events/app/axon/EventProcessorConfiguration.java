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

/** How those projections follow the event log that Axon's processors serve; the catalog has a follower of its own. */
@Configuration(proxyBeanMethods = false)
class EventProcessorConfiguration {

    /** Their names; each is on a thread of its own. */
    static final List<String> NAMES = List.of("notifications", "summaries");

    private static final int BATCH = 512;

    /** A failure stops a projection, which then tries again; by default Axon would log it and leave the event out. */
    @Bean
    ConfigurerModule projectionProcessors(DeliveryLog deliveryLog) {
        return configurer -> configurer.eventProcessing(processing -> {
            processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
            processing.registerDefaultHandlerInterceptor((_, _) -> new RequestIdMdcInterceptor());
            NAMES.forEach(name -> processing.registerTrackingEventProcessor(
                    name,
                    org.axonframework.config.Configuration::eventStore,
                    _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                            .andInitialTrackingToken(source -> startOf(name, source, deliveryLog))
                            .andBatchSize(BATCH)));
        });
    }

    /** What was recorded to be sent is never recorded again; and a cache that is empty has nothing to drop. */
    private static TrackingToken startOf(
            String projection, StreamableMessageSource<?> source, DeliveryLog deliveryLog) {
        return switch (projection) {
            case "notifications" -> new GlobalSequenceTrackingToken(deliveryLog.recordedUpTo());
            case "summaries" -> source.createHeadToken();
            default -> throw new IllegalArgumentException(projection);
        };
    }
}
