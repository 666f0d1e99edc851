package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.RequestId;
import com.ticketing.events.app.http.SecurityHeaders;
import com.ticketing.events.app.http.error.ErrorResponseWriter;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Puts the envelope into the errors that Jetty answers before any filter or servlet sees the request. */
final class JettyErrorHandler extends ErrorHandler {

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
        if (response.getHeaders().get(RequestId.HEADER) == null) {
            response.getHeaders()
                    .put(RequestId.HEADER, RequestId.of(request.getHeaders().get(RequestId.HEADER)));
        }
        SecurityHeaders.ALWAYS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        byte[] body = HttpStatus.hasNoBody(status) ? new byte[0] : ErrorResponseWriter.body(status);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
