/** Query side: projections of the domain events and the queries over them. Independent of the command side. */
@NullMarked
package com.ticketing.events.query;

import org.jspecify.annotations.NullMarked;
