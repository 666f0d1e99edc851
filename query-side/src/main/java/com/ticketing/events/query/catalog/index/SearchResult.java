package com.ticketing.events.query.catalog.index;

import com.ticketing.events.query.catalog.row.Row;
import java.util.List;

/**
 * One page of the rows that match a query.
 *
 * @param rows the page's rows in order, empty past the end
 * @param total how many rows match altogether
 */
public record SearchResult(List<Row> rows, long total) {}
