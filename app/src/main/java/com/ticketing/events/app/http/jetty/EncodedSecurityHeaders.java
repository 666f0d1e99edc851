package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.SecurityHeaders;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;

/** {@link SecurityHeaders} as pre-encoded header fields of Jetty. */
final class EncodedSecurityHeaders {

    private static final List<HttpField> ALWAYS = encoded(SecurityHeaders.ALWAYS);
    private static final List<HttpField> OVER_TLS = encoded(SecurityHeaders.OVER_TLS);

    private EncodedSecurityHeaders() {}

    static void add(HttpFields.Mutable headers, Request request) {
        ALWAYS.forEach(headers::add);
        addOverTls(headers, request);
    }

    /** Adds the headers that are for requests over TLS only, if the request is one. */
    static void addOverTls(HttpFields.Mutable headers, Request request) {
        if (request.isSecure()) {
            OVER_TLS.forEach(headers::add);
        }
    }

    private static List<HttpField> encoded(Map<String, String> headers) {
        return headers.entrySet().stream()
                .<HttpField>map(header -> new PreEncodedHttpField(header.getKey(), header.getValue()))
                .toList();
    }
}
