package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;

/** Lets tests of other packages put domain events into a catalog that serves. */
public final class CatalogWriter {

    private CatalogWriter() {}

    /** Applies one domain event as the projection would. */
    public static void to(LiveCatalog serving, DomainEvent event, long version, long position) {
        serving.apply(event, version, position);
    }
}
