package com.ticketing.events.query.catalog.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query for public Events as an HTTP request states it: the parts that determine the response.
 *
 * @param queryString the query string as sent; null if there is none
 * @param parameters the values of each query parameter, decoded, in the request's order
 */
public record PublicQuery(@Nullable String queryString, Map<String, String[]> parameters) {}
