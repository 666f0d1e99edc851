package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.RequestId;
import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.query.catalog.web.PublicEventRequest;
import com.ticketing.events.text.StrictUuid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A public read in which nothing is unusual, so that neither Spring Security nor Spring MVC would find anything to do.
 *
 * @param id the Event that is asked for, null for the list
 * @param requestId the client's, null if it sent none
 * @param isCrossOrigin whether a page of some origin asks
 */
record PlainRead(
        PublicEventRequest request,
        @Nullable UUID id,
        @Nullable String requestId,
        boolean isCrossOrigin) {

    private static final String ONE = PublicEventQueries.PATH + "/";

    /** The request as one, null if it is none. */
    static @Nullable PlainRead of(Request request) {
        HttpURI uri = request.getHttpURI();
        String path = uri.getPath();
        if (path == null || !path.startsWith(PublicEventQueries.PATH) || !isRead(request.getMethod())) {
            return null;
        }
        UUID id = path.startsWith(ONE) ? id(path.substring(ONE.length())) : null;
        boolean isKnown = id != null || path.length() == PublicEventQueries.PATH.length();
        Map<String, String[]> parameters = isKnown ? QueryStringParser.parameters(uri.getQuery()) : null;
        return parameters == null ? null : withHeaders(request, id, parameters);
    }

    private static @Nullable PlainRead withHeaders(
            Request request, @Nullable UUID id, Map<String, String[]> parameters) {
        List<String> ifNoneMatch = List.of();
        String requestId = null;
        boolean isCrossOrigin = false;
        boolean hasAccept = false;
        for (HttpField field : request.getHeaders()) {
            HttpHeader header = field.getHeader();
            if (header == null) {
                if (requestId == null && field.getName().equalsIgnoreCase(RequestId.HEADER)) {
                    requestId = field.getValue();
                }
                continue;
            }
            switch (header) {
                case ACCEPT -> {
                    if (hasAccept || !takesJson(field.getValue())) {
                        return null;
                    }
                    hasAccept = true;
                }
                case IF_NONE_MATCH -> {
                    ifNoneMatch = new ArrayList<>(ifNoneMatch);
                    ifNoneMatch.add(field.getValue());
                }
                case ORIGIN -> {
                    if (!isOfAnother(field.getValue(), request)) {
                        return null;
                    }
                    isCrossOrigin = true;
                }
                case IF_MATCH,
                        IF_MODIFIED_SINCE,
                        IF_UNMODIFIED_SINCE,
                        IF_RANGE,
                        RANGE,
                        EXPECT,
                        TRANSFER_ENCODING,
                        CONTENT_LENGTH -> {
                    return null;
                }
                default -> {}
            }
        }
        HttpURI uri = request.getHttpURI();
        return new PlainRead(
                new PublicEventRequest(PublicEventQueries.PATH, uri.getQuery(), parameters, ifNoneMatch),
                id,
                requestId,
                isCrossOrigin);
    }

    /** Whether it is certain that a page of another host asks. */
    private static boolean isOfAnother(String origin, Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        return !origin.isBlank() && host != null && !origin.endsWith("//" + host);
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static boolean takesJson(String accepted) {
        return accepted.equals("*/*") || accepted.equals("application/json");
    }

    private static @Nullable UUID id(String text) {
        return StrictUuid.parse(text).orElse(null);
    }
}
