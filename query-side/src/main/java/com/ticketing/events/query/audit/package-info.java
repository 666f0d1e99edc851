/**
 * What auditors and operators ask: who changed what and when, what an Event said at some moment, and whether what is
 * derived from the log is what the log says.
 */
@NullMarked
package com.ticketing.events.query.audit;

import org.jspecify.annotations.NullMarked;
