package com.ticketing.events.query.audit.log;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A page of the audit log, oldest entry first.
 *
 * @param next the {@code after} of the following page; always present, also if that page is still empty
 */
@JsonPropertyOrder({"entries", "next"})
record AuditPage(List<AuditEntry> entries, long next) {}
