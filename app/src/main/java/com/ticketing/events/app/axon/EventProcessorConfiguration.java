package com.ticketing.events.app.axon;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.notification.DeliveryPositionBarrier;
import com.ticketing.events.supervision.LoopName;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Axon's tracking event processors, one per projection. The catalog is not among them; it has a follower of its own.
 */
@Configuration(proxyBeanMethods = false)
class EventProcessorConfiguration {

    /** Domain events per batch. */
    private static final int BATCH_SIZE = 512;

    /** Starts after the last recorded delivery, so that none is recorded twice. */
    @Bean
    @ConditionalOnSide(Side.COMMAND)
    ProjectionProcessor notifications(DeliveryPositionBarrier deliveries) {
        return new ProjectionProcessor(
                LoopName.NOTIFICATIONS, _ -> new GlobalSequenceTrackingToken(deliveries.readRecorded()));
    }

    /** Starts at the head of the log, because the cache is empty after a start and there is nothing to evict. */
    @Bean
    @ConditionalOnSide(Side.QUERY)
    ProjectionProcessor summaries() {
        return new ProjectionProcessor(LoopName.SUMMARIES, StreamableMessageSource::createHeadToken);
    }

    /**
     * A failing handler stops its processor, which retries with back-off. Axon's default logs the failure and skips the
     * domain event.
     */
    @Bean
    ConfigurerModule eventProcessors(List<ProjectionProcessor> processors, ProcessorLoops loops) {
        return configurer -> configurer.eventProcessing(processing -> {
            processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
            processing.registerDefaultHandlerInterceptor((_, _) -> new RequestScopeInterceptor());
            processing.registerDefaultHandlerInterceptor((_, name) -> new FatalErrorInterceptor(loops.of(name)));
            processors.forEach(processor -> processing.registerTrackingEventProcessor(
                    processor.name(),
                    org.axonframework.config.Configuration::eventStore,
                    _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                            .andInitialTrackingToken(source -> processor.start().apply(source))
                            .andBatchSize(BATCH_SIZE)));
        });
    }
}
