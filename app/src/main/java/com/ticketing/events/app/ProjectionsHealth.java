package com.ticketing.events.app;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up once every projection has caught up with the event log; part of readiness. */
@Component("projections")
class ProjectionsHealth implements HealthIndicator {

    private final EventProcessingConfiguration processing;

    ProjectionsHealth(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    @Override
    public Health health() {
        return EventSourcing.PROJECTIONS.stream().allMatch(this::caughtUp)
                ? Health.up().build()
                : Health.outOfService().build();
    }

    private boolean caughtUp(String projection) {
        return processing
                .eventProcessor(projection, TrackingEventProcessor.class)
                .map(TrackingEventProcessor::processingStatus)
                .filter(segments -> !segments.isEmpty())
                .filter(segments -> segments.values().stream().allMatch(EventTrackerStatus::isCaughtUp))
                .isPresent();
    }
}
