package com.ticketing.events.query.catalog.row;

import java.util.List;

/**
 * Public Events in the order of their latest public changes.
 *
 * @param next the point after the last change of the page, or after all changes if the page is not full
 * @param isLast whether there were no changes after the page
 */
public record ChangePage(List<Row> rows, ChangePoint next, boolean isLast) {}
