/** The in-memory projection of all Events, and the admin and public queries over it. */
@NullMarked
package com.ticketing.events.query.catalog;

import org.jspecify.annotations.NullMarked;
