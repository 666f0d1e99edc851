package com.ticketing.events.query.catalog;

import java.util.Optional;
import java.util.UUID;

/** All Events as they are now, in memory. Reads are consistent: each sees the state after some whole domain event. */
public interface Catalog {

    /** The Event of that id in whatever status, or nothing when there is none. */
    Optional<CatalogEntry> find(UUID id);

    /** The Events that match, in the order of their {@code startAt} and then of their id as text. */
    CatalogPage search(CatalogQuery query);

    /**
     * All Events that match, in the order of {@link #search} and whatever the query's page. Each pass over them sees the
     * state of the moment of this call, and takes them from there as it goes.
     */
    Iterable<CatalogEntry> all(CatalogQuery query);
}
