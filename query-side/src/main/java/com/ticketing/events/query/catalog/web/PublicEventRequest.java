package com.ticketing.events.query.catalog.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a public request that determine its response.
 *
 * @param query the query string as sent; null if there is none
 * @param parameters the values of each query parameter, decoded, in the request's order
 * @param ifNoneMatch the values of the {@code If-None-Match} headers
 */
public record PublicEventRequest(@Nullable String query, Map<String, String[]> parameters, List<String> ifNoneMatch) {}
