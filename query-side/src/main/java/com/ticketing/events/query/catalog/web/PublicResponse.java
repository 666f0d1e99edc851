package com.ticketing.events.query.catalog.web;

import org.jspecify.annotations.Nullable;

/**
 * A good answer to a visitor.
 *
 * @param tag the entity tag, in quotes
 * @param cacheControl how long caches may keep it
 * @param link the RFC 8288 links, null when there are none
 * @param body JSON; null when the client has it already, which is 304
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
public record PublicResponse(
        String tag, String cacheControl, @Nullable String link, byte @Nullable [] body) {}
