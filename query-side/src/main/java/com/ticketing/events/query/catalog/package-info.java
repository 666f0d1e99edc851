/** The in-memory projection of all Events: its entries, queries and pages. */
@NullMarked
package com.ticketing.events.query.catalog;

import org.jspecify.annotations.NullMarked;
