package com.ticketing.events.query.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/** An entry of an Event's history, with that Event. */
record AuditEntry(UUID eventId, @JsonUnwrapped HistoryEntry entry) {}
