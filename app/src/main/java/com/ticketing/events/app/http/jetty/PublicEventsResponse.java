package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.RequestId;
import com.ticketing.events.app.http.error.ErrorResponseWriter;
import com.ticketing.events.app.http.jetty.response.EncodedResponse;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.tracing.RequestScope;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one response of {@link PublicEventsHandler}; each method writes the complete response and never blocks. */
final class PublicEventsResponse {

    private static final Logger LOG = LoggerFactory.getLogger(PublicEventsHandler.class);

    private final Request request;
    private final Response response;
    private final String requestId;

    /** @param sentRequestId the client's {@code X-Request-Id}, null without one */
    PublicEventsResponse(Request request, Response response, @Nullable String sentRequestId) {
        this.request = request;
        this.response = response;
        this.requestId = RequestId.of(sentRequestId);
    }

    /** The status that was written. */
    int status() {
        return response.getStatus();
    }

    /**
     * 200 with the body, or 304 without it if {@code If-None-Match} contains its entity tag.
     *
     * @param acceptsGzip whether the client gets a compressed body if there is one
     */
    void found(EncodedResponse found, List<String> ifNoneMatch, boolean acceptsGzip, Callback callback) {
        String current = found.matchingTag(ifNoneMatch, acceptsGzip);
        if (current != null) {
            notModified(current, found.response().cacheControl(), callback);
            return;
        }
        EncodedResponse.Representation representation = found.representation(acceptsGzip);
        response.setStatus(200);
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(new HttpField(RequestId.HEADER, requestId));
        EncodedSecurityHeaders.addOverTls(headers, request);
        headers.add(representation.headers());
        headers.add(representation.contentLength());
        response.write(true, ByteBuffer.wrap(representation.body()), callback);
    }

    private void notModified(String tag, String cacheControl, Callback callback) {
        HttpFields.Mutable headers = begin(304);
        headers.add(HttpHeader.ETAG, tag);
        headers.add(HttpHeader.CACHE_CONTROL, cacheControl);
        headers.add(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
        // Not as the last write: Jetty would add Content-Length: 0, which is not the length of the representation.
        response.write(false, null, callback);
    }

    void options(Callback callback) {
        HttpFields.Mutable headers = begin(200);
        headers.add(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
        headers.add(HttpHeader.CACHE_CONTROL, "no-store");
        headers.add(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, null, callback);
    }

    void methodNotAllowed(Callback callback) {
        response.getHeaders().add(HttpHeader.ALLOW, "GET, HEAD");
        error(405, callback);
    }

    /** @param types the acceptable media types */
    void notAcceptable(String types, Callback callback) {
        response.getHeaders().add(HttpHeader.ACCEPT, types);
        error(406, callback);
    }

    void refused(Refusal refusal, Callback callback) {
        if (ErrorResponseWriter.maySucceedLater(refusal.code().status())) {
            response.getHeaders().add(HttpHeader.RETRY_AFTER, ErrorResponseWriter.RETRY_AFTER_SECONDS);
        }
        error(refusal.code().status(), ErrorResponseWriter.body(ErrorEnvelope.of(refusal)), callback);
    }

    /** Error response with the status's reason phrase as message. */
    void error(int status, Callback callback) {
        error(status, ErrorResponseWriter.body(status), callback);
    }

    /** Responds with 500 and logs the failure. */
    void failed(Throwable failure, Callback callback) {
        try (var _ = RequestScope.of(requestId)) {
            LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), failure);
        }
        error(500, ErrorResponseWriter.body(ErrorResponseWriter.INTERNAL_ERROR), callback);
    }

    private void error(int status, byte[] envelope, Callback callback) {
        begin(status);
        ErrorEnvelopeResponse.write(response, status, envelope, callback);
    }

    /** Sets the status and the headers of every response. */
    HttpFields.Mutable begin(int status) {
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(RequestId.HEADER, requestId);
        EncodedSecurityHeaders.add(headers, request);
        return headers;
    }
}
