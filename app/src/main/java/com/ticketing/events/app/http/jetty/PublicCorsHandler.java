package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.CorsFilterConfiguration;
import com.ticketing.events.app.http.RequestId;
import com.ticketing.events.app.http.error.ErrorResponseWriter;
import com.ticketing.events.app.http.jetty.response.HeaderBlock;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * CORS of all paths below {@code /public/} and {@code /embed/}: every origin may read every response.
 *
 * <p>The headers are on every response, with or without {@code Origin} in the request, so that one cached response
 * serves all origins and no {@code Vary: Origin} is needed.
 */
final class PublicCorsHandler extends Handler.Wrapper {

    private static final HttpField HEADERS = HeaderBlock.beginning(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
            .add(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(", ", CorsFilterConfiguration.EXPOSED_HEADERS))
            .build();

    PublicCorsHandler(Handler handler) {
        super(handler);
    }

    /** Adds the headers of a public response, once. */
    static void putHeaders(HttpFields.Mutable headers) {
        headers.put(HEADERS);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!CorsFilterConfiguration.isOpenToEveryOrigin(Request.getPathInContext(request))) {
            return super.handle(request, response, callback);
        }
        response.getHeaders().add(HEADERS);
        String method = request.getMethod().equals("OPTIONS") ? requestedMethod(request.getHeaders()) : null;
        if (method == null) {
            return super.handle(request, response, callback);
        }
        respondToPreflight(method, request, response, callback);
        return true;
    }

    /** The requested method of a preflight; null if the request is no preflight. */
    private static @Nullable String requestedMethod(HttpFields headers) {
        return headers.contains(HttpHeader.ORIGIN) ? headers.get(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD) : null;
    }

    private static void respondToPreflight(String method, Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(RequestId.HEADER, RequestId.of(request.getHeaders().get(RequestId.HEADER)));
        EncodedSecurityHeaders.add(headers, request);
        if (!method.equals("GET") && !method.equals("HEAD")) {
            ErrorEnvelopeResponse.write(response, 403, ErrorResponseWriter.body(403), callback);
            return;
        }
        headers.add(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET,HEAD");
        String requestedHeaders = request.getHeaders().get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
        if (requestedHeaders != null) {
            headers.add(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, requestedHeaders);
        }
        headers.add(HttpHeader.CONTENT_LENGTH, 0);
        response.setStatus(200);
        response.write(true, null, callback);
    }
}
