/** What auditors ask: who changed what and when, and what an Event said at some moment; answered from the log itself. */
@NullMarked
package com.ticketing.events.query.audit;

import org.jspecify.annotations.NullMarked;
