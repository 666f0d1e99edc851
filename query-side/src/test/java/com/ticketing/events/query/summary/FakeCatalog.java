package com.ticketing.events.query.summary;

import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** In-memory catalog without search. */
final class FakeCatalog implements Catalog {

    private final Map<UUID, CatalogEntry> entries = new ConcurrentHashMap<>();

    CatalogEntry put(CatalogEntry entry) {
        entries.put(entry.id(), entry);
        return entry;
    }

    @Override
    public Optional<CatalogEntry> find(UUID id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public CatalogPage search(CatalogQuery query) {
        throw new UnsupportedOperationException("a summary needs no search");
    }
}
