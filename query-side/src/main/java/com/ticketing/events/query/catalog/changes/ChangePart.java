package com.ticketing.events.query.catalog.changes;

import com.ticketing.events.query.catalog.row.ChangePoint;

/**
 * Part of a feed of public changes.
 *
 * @param text in the format of an event stream
 * @param next the point after the part
 * @param isCaughtUp whether the feed has sent every change so far
 * @param isLast whether the feed ends after the part
 */
record ChangePart(String text, ChangePoint next, boolean isCaughtUp, boolean isLast) {}
