package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event log with its stored hash link, which verification compares with the computed one.
 *
 * @param link null when the row has no hash
 */
public record ChainedEvent(StoredEvent event, @Nullable ChainLink link) {}
