/** Filters, searches and pages of the lists of Events. */
@NullMarked
package com.ticketing.events.app.queries.filter;

import org.jspecify.annotations.NullMarked;
