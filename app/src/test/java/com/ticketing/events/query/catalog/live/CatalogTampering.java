package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;

/** Changes the live catalog in ways that no request can, for tests of the consequences. */
public final class CatalogTampering {

    private CatalogTampering() {}

    /** Applies a domain event that is not in the event log. */
    public static void forge(LiveCatalog catalog, DomainEvent event, long version) {
        catalog.apply(event, version, catalog.position());
    }

    /** Runs an action while the write lock is held: no domain event is applied and no rebuild can end. */
    public static void whileLocked(LiveCatalog catalog, Runnable action) {
        catalog.withWriteLock(_ -> action.run());
    }
}
