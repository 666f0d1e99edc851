package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.app.eventlog.chain.ChainLink;

/**
 * How far the log reaches.
 *
 * @param end where it ends, as its writers say; {@link ChainLink#BEGINNING} if somebody has removed their word
 * @param lastRow the position of the last row that is there, 0 when there is none; not {@code end}'s if somebody else
 *     has added or removed rows
 */
public record LogExtent(ChainLink end, long lastRow) {}
