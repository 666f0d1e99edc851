package com.ticketing.events.query.catalog;

import java.util.List;

/**
 * One page of the Events that match a query.
 *
 * @param entries the Events of the page in order; empty past the last page
 * @param total the number of Events that match on all pages
 */
public record CatalogPage(List<CatalogEntry> entries, long total) {}
