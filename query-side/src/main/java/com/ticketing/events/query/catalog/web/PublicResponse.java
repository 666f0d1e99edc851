package com.ticketing.events.query.catalog.web;

import org.jspecify.annotations.Nullable;

/**
 * A successful response to a public request.
 *
 * @param tag the entity tag, in quotes
 * @param cacheControl the value of {@code Cache-Control}
 * @param link the value of {@code Link} (RFC 8288), null without links
 * @param body UTF-8 JSON; null for 304, when the client's copy is current
 */
@SuppressWarnings("ArrayRecordComponent") // Responses are never compared.
public record PublicResponse(
        String tag, String cacheControl, @Nullable String link, byte @Nullable [] body) {}
