package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.CorsFilterConfiguration;
import com.ticketing.events.app.http.RequestId;
import com.ticketing.events.app.http.SecurityHeaders;
import com.ticketing.events.app.http.error.ErrorResponseWriter;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Error handler of Jetty that responds with the envelope (brief 3.3), or a page, for every method. */
final class JettyErrorHandler extends ErrorHandler {

    /** Jetty's path of a request whose target it could not read; such a response contains nothing private. */
    private static final String UNREADABLE_PATH = "/badMessage";

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        if (!headers.contains(RequestId.HEADER)) {
            headers.put(RequestId.HEADER, RequestId.of(request.getHeaders().get(RequestId.HEADER)));
        }
        if (ErrorResponseWriter.maySucceedLater(status)) {
            headers.put(HttpHeader.RETRY_AFTER, ErrorResponseWriter.RETRY_AFTER_SECONDS);
        }
        SecurityHeaders.ALWAYS.forEach(headers::put);
        if (request.isSecure()) {
            SecurityHeaders.OVER_TLS.forEach(headers::put);
        }
        if (mayBePublic(request)) {
            PublicCorsHandler.putHeaders(headers);
        }
        byte[] body = HttpStatus.hasNoBody(status) ? new byte[0] : ErrorResponseWriter.body(status);
        ErrorEnvelopeResponse.write(HtmlErrorHandler.withPages(request, response), status, body, callback);
    }

    private static boolean mayBePublic(Request request) {
        String path = Request.getPathInContext(request);
        return path == null || CorsFilterConfiguration.isOpenToEveryOrigin(path) || path.equals(UNREADABLE_PATH);
    }
}
