/** HTTP building blocks shared by the query controllers. */
@NullMarked
package com.ticketing.events.query.http;

import org.jspecify.annotations.NullMarked;
