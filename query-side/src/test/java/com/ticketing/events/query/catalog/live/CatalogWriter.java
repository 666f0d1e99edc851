package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** Applies domain events to a live catalog for tests of other packages. */
public final class CatalogWriter {

    private CatalogWriter() {}

    /** Applies one domain event as the follower does. */
    public static void apply(LiveCatalog catalog, DomainEvent event, long version, long position) {
        catalog.apply(event, version, position);
    }

    /** Empties the catalog, as after the event log was replaced. */
    public static void clear(LiveCatalog catalog) {
        catalog.clear();
    }

    /** Creates a follower without an event log, for direct calls of its {@code apply}. */
    static CatalogFollower followerWithoutLog(LiveCatalog catalog, VersionBarrier barrier) {
        return new CatalogFollower(
                catalog,
                barrier,
                new CatalogPositionBarrier(catalog, Duration.ofSeconds(2), new SimpleMeterRegistry()),
                _ -> {
                    throw new AssertionError("The follower was started");
                },
                new Supervisor(),
                Tracing.off());
    }
}
