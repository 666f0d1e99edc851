package com.ticketing.events.app.http.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes the error envelope (brief 3.3) to a response of Jetty, with {@code Cache-Control: no-store}. */
final class ErrorEnvelopeResponse {

    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");

    private ErrorEnvelopeResponse() {}

    /** Sets the status and the headers about the body, and writes the response without blocking. */
    static void write(Response response, int status, byte[] envelope, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(NO_STORE);
        headers.put(JSON);
        headers.put(HttpHeader.CONTENT_LENGTH, envelope.length);
        response.setStatus(status);
        response.write(true, ByteBuffer.wrap(envelope), callback);
    }
}
