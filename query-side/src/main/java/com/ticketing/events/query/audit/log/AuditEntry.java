package com.ticketing.events.query.audit.log;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.ticketing.events.query.audit.history.HistoryEntry;
import java.util.UUID;

/** An entry of an Event's history, with that Event. */
record AuditEntry(UUID eventId, @JsonUnwrapped HistoryEntry entry) {}
