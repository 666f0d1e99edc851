package com.ticketing.events.query.audit.log;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.ticketing.events.query.audit.history.HistoryEntry;
import java.util.UUID;

/** A history entry with the id of its Event. */
record AuditEntry(UUID eventId, @JsonUnwrapped HistoryEntry entry) {}
