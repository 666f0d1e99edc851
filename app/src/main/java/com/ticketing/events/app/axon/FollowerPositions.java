package com.ticketing.events.app.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.query.catalog.live.CatalogFollower;
import com.ticketing.events.query.projection.ProjectionPositions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.springframework.stereotype.Component;

/** Positions of the catalog follower, if this node has one, and of Axon's event processors. */
@Component
final class FollowerPositions implements ProjectionPositions {

    private static final String CATALOG = "catalog";

    private final EventLog eventLog;
    private final Optional<CatalogFollower> catalog;
    private final List<ProjectionProcessor> processors;
    private final EventProcessingConfiguration processing;

    FollowerPositions(
            EventLog eventLog,
            Optional<CatalogFollower> catalog,
            List<ProjectionProcessor> processors,
            EventProcessingConfiguration processing) {
        this.eventLog = eventLog;
        this.catalog = catalog;
        this.processors = processors;
        this.processing = processing;
    }

    @Override
    public List<String> names() {
        return Stream.concat(
                        catalog.map(_ -> CATALOG).stream(), processors.stream().map(ProjectionProcessor::name))
                .toList();
    }

    @Override
    public Position of(String name) {
        if (catalog.isPresent() && name.equals(CATALOG)) {
            CatalogFollower follower = catalog.get();
            return new Position(follower.position(), follower.isCaughtUp(), follower.isFailed());
        }
        return processing
                .eventProcessor(name, TrackingEventProcessor.class)
                .map(FollowerPositions::position)
                .orElseThrow(() -> new IllegalArgumentException("Unknown projection: " + name));
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
