package com.ticketing.events.app;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.query.audit.ProjectionPositions;
import java.util.Collection;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.springframework.stereotype.Component;

/** Asks Axon's processors how far they have followed the event log. */
@Component
final class FollowedPositions implements ProjectionPositions {

    private final EventLog eventLog;
    private final EventProcessingConfiguration processing;

    FollowedPositions(EventLog eventLog, EventProcessingConfiguration processing) {
        this.eventLog = eventLog;
        this.processing = processing;
    }

    @Override
    public List<String> names() {
        return Followers.NAMES;
    }

    @Override
    public Position of(String name) {
        return processing
                .eventProcessor(name, TrackingEventProcessor.class)
                .map(FollowedPositions::position)
                .orElseThrow(() -> new IllegalArgumentException("No projection is called " + name));
    }

    private static Position position(TrackingEventProcessor processor) {
        Collection<EventTrackerStatus> segments = processor.processingStatus().values();
        return new Position(
                segments.stream()
                        .mapToLong(segment -> segment.getCurrentPosition().orElse(0))
                        .min()
                        .orElse(0),
                !segments.isEmpty() && segments.stream().allMatch(EventTrackerStatus::isCaughtUp),
                processor.isError() || segments.stream().anyMatch(EventTrackerStatus::isErrorState));
    }

    @Override
    public long head() {
        return eventLog.headPosition();
    }
}
