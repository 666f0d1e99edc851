/** Audit log: every domain event in global order, as pages and as a live feed. */
@NullMarked
package com.ticketing.events.query.audit.log;

import org.jspecify.annotations.NullMarked;
