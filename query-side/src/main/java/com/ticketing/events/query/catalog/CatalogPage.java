package com.ticketing.events.query.catalog;

import java.util.List;

/**
 * One page of the Events that match a query.
 *
 * @param entries the page's Events in order, empty past the end
 * @param total how many Events match altogether
 */
public record CatalogPage(List<CatalogEntry> entries, long total) {}
