/** Row format of the catalog: one Event as searchable columns and prepared JSON. */
@NullMarked
package com.ticketing.events.query.catalog.row;

import org.jspecify.annotations.NullMarked;
