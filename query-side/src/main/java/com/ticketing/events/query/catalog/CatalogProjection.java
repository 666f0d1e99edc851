package com.ticketing.events.query.catalog;

import com.ticketing.events.DomainEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps the catalog up with the domain events, and tells those who wait for one that it is there. */
@Component
@ProcessingGroup("catalog")
class CatalogProjection {

    private final ServingCatalog catalog;
    private final AppliedVersions applied;

    CatalogProjection(ServingCatalog catalog, AppliedVersions applied) {
        this.catalog = catalog;
        this.applied = applied;
    }

    @EventHandler
    void on(DomainEvent event, @SequenceNumber long version, TrackingToken token) {
        catalog.apply(event, version, token.position().orElseThrow());
        applied.announce(event.id(), version);
    }
}
