package com.ticketing.events.app.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.catalog.live.CatalogFollower;
import com.ticketing.events.query.projection.ProjectionPositions;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.springframework.stereotype.Component;

/** Positions of the catalog follower and of Axon's event processors. */
@ConditionalOnSide(Side.QUERY)
@Component
final class FollowerPositions implements ProjectionPositions {

    private static final String CATALOG = "catalog";

    private final EventLog eventLog;
    private final CatalogFollower catalog;
    private final List<ProjectionProcessor> processors;
    private final EventProcessingConfiguration processing;

    FollowerPositions(
            EventLog eventLog,
            CatalogFollower catalog,
            List<ProjectionProcessor> processors,
            EventProcessingConfiguration processing) {
        this.eventLog = eventLog;
        this.catalog = catalog;
        this.processors = processors;
        this.processing = processing;
    }

    @Override
    public List<String> names() {
        return Stream.concat(Stream.of(CATALOG), processors.stream().map(ProjectionProcessor::name))
                .toList();
    }

    @Override
    public Position of(String name) {
        if (name.equals(CATALOG)) {
            return new Position(catalog.position(), catalog.isCaughtUp(), catalog.isFailed());
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
