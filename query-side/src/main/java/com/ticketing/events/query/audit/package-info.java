/** The state and the rebuild of what is derived from the event log. */
@NullMarked
package com.ticketing.events.query.audit;

import org.jspecify.annotations.NullMarked;
