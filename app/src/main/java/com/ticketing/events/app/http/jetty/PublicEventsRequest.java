package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.RequestId;
import com.ticketing.events.app.http.jetty.gzip.ContentCoding;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.query.catalog.web.PublicQuery;
import com.ticketing.events.query.http.ContentNegotiation;
import com.ticketing.events.query.http.QueryParameters;
import com.ticketing.events.query.summary.SummaryRequest;
import com.ticketing.events.text.StrictUuid;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Request line and headers of a request for the list of public Events, for one of them or for its summary, with any
 * method.
 *
 * @param idText the path segment of the id, decoded; null for the list
 * @param query as sent, null without one
 * @param accept the values of {@code Accept}
 * @param acceptEncoding the values of {@code Accept-Encoding}
 * @param lastEventId as sent, null without one
 * @param requestId as sent, null without one
 * @param hasBody whether a body, or the announcement of one, follows the headers
 * @param isLong whether decoding the request may take too long for the selector thread
 */
record PublicEventsRequest(
        String method,
        Resource resource,
        @Nullable String idText,
        @Nullable String query,
        List<String> accept,
        List<String> acceptEncoding,
        List<String> ifNoneMatch,
        @Nullable String lastEventId,
        @Nullable String requestId,
        boolean hasBody,
        boolean isLong) {

    /** In characters of the query and of the headers that are parsed, together. */
    private static final int MAX_SHORT_LENGTH = 1024;

    private static final String LIST = PublicEventQueries.PATH;
    private static final String SUMMARY_SUFFIX = "/summary";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(/|$)");

    /** What is requested, and its URI template in metrics. */
    enum Resource {
        LIST(PublicEventQueries.PATH),
        EVENT(PublicEventQueries.PATH + "/{id}"),
        SUMMARY(PublicEventQueries.PATH + "/{id}" + SUMMARY_SUFFIX);

        private final String uriTemplate;

        Resource(String uriTemplate) {
            this.uriTemplate = uriTemplate;
        }

        String uriTemplate() {
            return uriTemplate;
        }
    }

    /** Reads the request; null if its path is none of the resources. */
    static @Nullable PublicEventsRequest of(Request request) {
        String path = path(request.getHttpURI());
        if (path == null || !path.startsWith(LIST)) {
            return null;
        }
        if (path.length() == LIST.length()) {
            return withHeaders(request, Resource.LIST, null);
        }
        if (path.charAt(LIST.length()) != '/') {
            return null;
        }
        boolean isSummary = path.endsWith(SUMMARY_SUFFIX);
        int end = isSummary ? path.length() - SUMMARY_SUFFIX.length() : path.length();
        String idText = path.substring(Math.min(LIST.length() + 1, end), end);
        if (idText.isEmpty() || idText.indexOf('/') >= 0) {
            return null;
        }
        if (isSummary) {
            return withHeaders(request, Resource.SUMMARY, idText);
        }
        return idText.endsWith(".ics") ? null : withHeaders(request, Resource.EVENT, idText);
    }

    /** The decoded path. Null for path parameters and dot segments: Spring Security's firewall rejects those. */
    private static @Nullable String path(HttpURI uri) {
        String sent = uri.getPath();
        String path = uri.getCanonicalPath();
        if (sent == null || sent.equals(path)) {
            return path;
        }
        boolean isRefused = uri.hasViolations()
                || sent.indexOf(';') >= 0
                || DOT_SEGMENT.matcher(sent).find();
        return isRefused ? null : path;
    }

    private static PublicEventsRequest withHeaders(Request request, Resource resource, @Nullable String idText) {
        String query = request.getHttpURI().getQuery();
        List<String> accept = List.of();
        List<String> acceptEncoding = List.of();
        List<String> ifNoneMatch = List.of();
        String lastEventId = null;
        String requestId = null;
        boolean hasBody = false;
        int length = query == null ? 0 : query.length();
        for (HttpField field : request.getHeaders()) {
            HttpHeader header = field.getHeader();
            String value = field.getValue();
            if (header == null) {
                if (requestId == null && field.getName().equalsIgnoreCase(RequestId.HEADER)) {
                    requestId = value;
                } else if (lastEventId == null && field.getName().equalsIgnoreCase(LAST_EVENT_ID)) {
                    lastEventId = value;
                    length += value.length();
                }
                continue;
            }
            switch (header) {
                case ACCEPT -> {
                    accept = with(value, accept);
                    length += value.length();
                }
                case ACCEPT_ENCODING -> {
                    acceptEncoding = with(value, acceptEncoding);
                    length += value.length();
                }
                case IF_NONE_MATCH -> {
                    ifNoneMatch = with(value, ifNoneMatch);
                    length += value.length();
                }
                case CONTENT_LENGTH -> hasBody |= !value.equals("0");
                case TRANSFER_ENCODING, EXPECT -> hasBody = true;
                default -> {}
            }
        }
        return new PublicEventsRequest(
                request.getMethod(),
                resource,
                idText,
                query,
                accept,
                acceptEncoding,
                ifNoneMatch,
                lastEventId,
                requestId,
                hasBody,
                length > MAX_SHORT_LENGTH);
    }

    private static List<String> with(String value, List<String> values) {
        if (values.isEmpty()) {
            return List.of(value);
        }
        List<String> all = new ArrayList<>(values);
        all.add(value);
        return all;
    }

    boolean isOptions() {
        return method.equals("OPTIONS");
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /**
     * The requested id.
     *
     * @throws EventNotFound if it is malformed, or the list is requested
     */
    UUID id() {
        return StrictUuid.parse(idText == null ? "" : idText).orElseThrow(EventNotFound::new);
    }

    /**
     * The request for a summary.
     *
     * @param address the client's
     * @throws com.ticketing.events.error.InvalidRequest if the time zone is unknown
     * @throws HttpException.RuntimeException with status 400 if the query is malformed
     */
    SummaryRequest toSummaryRequest(String address) {
        return new SummaryRequest(method.equals("HEAD"), accept, ifNoneMatch, lastEventId, zone(), address);
    }

    private @Nullable ZoneId zone() {
        if (query == null) {
            return null;
        }
        QueryParameters parameters = new QueryParameters(QueryString.parse(query));
        ZoneId zone = parameters.timeZone().orElse(null);
        parameters.throwIfInvalid();
        return zone;
    }

    boolean acceptsJson() {
        return accept.isEmpty()
                || (accept.size() == 1 && isJson(accept.getFirst()))
                || ContentNegotiation.accepts(MediaType.APPLICATION_JSON, accept);
    }

    private static boolean isJson(String range) {
        return range.equals("*/*") || range.equals("application/json");
    }

    boolean acceptsGzip() {
        return ContentCoding.acceptsGzip(acceptEncoding);
    }

    /**
     * The request with its query decoded.
     *
     * @throws HttpException.RuntimeException with status 400 if the query is malformed
     */
    PublicQuery toQuery() {
        return new PublicQuery(query, QueryString.parse(query));
    }
}
