package com.ticketing.events.app.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.query.projection.ProjectionPositions;
import com.ticketing.events.query.projection.ProjectionPositions.Position;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Metrics of each projection: its position in the event log and its lag behind the head. */
@Component
final class ProjectionMetrics implements MeterBinder {

    private final ProjectionPositions positions;
    private final EventLog log;

    ProjectionMetrics(ProjectionPositions positions, EventLog log) {
        this.positions = positions;
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        positions.names().forEach(name -> register(name, meters));
    }

    private void register(String name, MeterRegistry meters) {
        Gauge.builder("events.projection.position", () -> position(name).position())
                .description("Position of the last domain event that the projection has applied")
                .tag("projection", name)
                .register(meters);
        Gauge.builder("events.projection.lag", () -> lag(name))
                .description("Domain events that the projection has not applied yet")
                .tag("projection", name)
                .register(meters);
        Gauge.builder("events.projection.delay", () -> delaySeconds(name))
                .description("Time for which the log has had a domain event that the projection has not applied")
                .baseUnit("seconds")
                .tag("projection", name)
                .register(meters);
        Gauge.builder("events.projection.failed", () -> position(name).failed() ? 1 : 0)
                .description("1 while the projection is stopped by an error and retries, otherwise 0")
                .tag("projection", name)
                .register(meters);
    }

    private Position position(String name) {
        return positions.of(name);
    }

    /** The position is read first, so that domain events applied meanwhile do not make the lag negative. */
    private long lag(String name) {
        long position = position(name).position();
        return Math.max(0, positions.head() - position);
    }

    private double delaySeconds(String name) {
        return log.head().sinceBeyond(position(name).position()).toMillis() / 1000.0;
    }
}
