package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;
import org.springframework.stereotype.Component;

/** Keeps the catalog up with the domain events, and tells those who wait for one that it is there. */
@Component
class CatalogProjection {

    private final LiveCatalog catalog;
    private final VersionBarrier applied;

    CatalogProjection(LiveCatalog catalog, VersionBarrier applied) {
        this.catalog = catalog;
        this.applied = applied;
    }

    /**
     * Takes in one domain event.
     *
     * @param version its place in its Event's own stream, from 0
     * @param position its position in the log
     * @throws IllegalStateException if an earlier domain event of the Event is missing
     */
    void on(DomainEvent event, long version, long position) {
        catalog.apply(event, version, position);
        applied.announce(event.id(), version);
    }

    /** The position of the last domain event that it took in, 0 before the first. */
    long position() {
        return catalog.position();
    }
}
