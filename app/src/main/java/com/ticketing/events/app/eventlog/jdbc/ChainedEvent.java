package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log with the link that is stored beside it, be it right or wrong.
 *
 * @param link null when somebody has removed the hash
 */
public record ChainedEvent(StoredEvent event, @Nullable ChainLink link) {}
