package com.ticketing.events.query.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What of a visitor's request the answer depends on, whichever way it came.
 *
 * @param path the list's own, as links are to name it
 * @param query as it was sent, null without one
 * @param parameters the values of each query parameter, decoded and in the request's order
 * @param ifNoneMatch the values of the headers of that name
 */
public record PublicEventRequest(
        String path, @Nullable String query, Map<String, String[]> parameters, List<String> ifNoneMatch) {

    static PublicEventRequest of(HttpServletRequest request) {
        return new PublicEventRequest(
                request.getContextPath() + PublicEventQueries.PATH,
                request.getQueryString(),
                request.getParameterMap(),
                Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)));
    }
}
