package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.util.List;

/**
 * One page of the rows that match a query.
 *
 * @param rows the rows of the page in order; empty past the last page
 * @param total the number of rows that match on all pages
 * @param basis determines whether the result still holds
 */
public record SearchResult(List<Row> rows, long total, SearchBasis basis) {}
