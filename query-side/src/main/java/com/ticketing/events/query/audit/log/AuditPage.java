package com.ticketing.events.query.audit.log;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A part of the log, oldest first.
 *
 * @param next the {@code after} of the following page, whether there is one already or not
 */
@JsonPropertyOrder({"entries", "next"})
record AuditPage(List<AuditEntry> entries, long next) {}
