package com.ticketing.events.query.catalog;

import java.util.Optional;
import java.util.UUID;

/**
 * In-memory projection of the current state of all Events. Implementations are thread-safe. Each read sees the state
 * after a whole domain event.
 */
public interface Catalog {

    /** Finds an Event in any status; empty if there is none with that id, or it was discarded. */
    Optional<CatalogEntry> find(UUID id);

    /** Returns one page of the Events that match, in the order of the query. */
    CatalogPage search(CatalogQuery query);
}
