package com.ticketing.events.query.catalog.response;

import org.jspecify.annotations.Nullable;

/**
 * A successful response to a public request.
 *
 * @param tag the entity tag, without quotes
 * @param cacheControl the value of {@code Cache-Control}
 * @param link the value of {@code Link} (RFC 8288), null without links
 * @param body UTF-8 JSON
 * @param validity when the response of a list still holds; null for a single Event, and for a list whose {@code
 *     max-age} decreases
 */
@SuppressWarnings("ArrayRecordComponent") // Responses are never compared.
public record PublicResponse(
        String tag,
        String cacheControl,
        @Nullable String link,
        byte[] body,
        @Nullable ResponseValidity validity) {}
