package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;

/** What no caller of the service can do to its catalog, for tests of what happens then. */
public final class CatalogTampering {

    private CatalogTampering() {}

    /** Makes queries see a domain event that is not in the event log. */
    public static void forge(LiveCatalog catalog, DomainEvent event, long version) {
        catalog.apply(event, version, catalog.position());
    }

    /** Does something while the catalog stands still: nothing is applied, and no rebuild can end. */
    public static void whileStandingStill(LiveCatalog catalog, Runnable action) {
        catalog.inTurn(_ -> action.run());
    }
}
