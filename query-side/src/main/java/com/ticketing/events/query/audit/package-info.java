/** Read model of the event log for auditors: the log, its filter, and a domain event with its metadata. */
@NullMarked
package com.ticketing.events.query.audit;

import org.jspecify.annotations.NullMarked;
