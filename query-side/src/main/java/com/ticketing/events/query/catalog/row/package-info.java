/** Row format of the catalog: columns to filter and sort by, and pre-encoded JSON. */
@NullMarked
package com.ticketing.events.query.catalog.row;

import org.jspecify.annotations.NullMarked;
