package com.ticketing.events.query.catalog.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a public request that its response depends on.
 *
 * @param query as sent, null without one
 * @param parameters the values of each query parameter, decoded, in the request's order
 * @param ifNoneMatch the values of the {@code If-None-Match} headers
 */
public record PublicEventRequest(@Nullable String query, Map<String, String[]> parameters, List<String> ifNoneMatch) {}
