package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.error.ErrorPage;
import com.ticketing.events.query.http.ContentNegotiation;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Replaces the error envelope by an HTML page if the client is a browser that navigates: if {@code Accept} names {@code
 * text/html} with a higher quality than {@code application/json} has. The status and the other headers stay.
 *
 * <p>In front of all other handlers, so that it gets the errors of the servlets, of the container and of the public
 * reads alike.
 */
final class HtmlErrorHandler extends Handler.Wrapper {

    private static final String ANY_TYPE = "*/*";
    private static final String ENVELOPE_TYPE = "application/json";
    private static final int FIRST_ERROR_STATUS = 400;

    HtmlErrorHandler(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, withPages(request, response), callback);
    }

    /** The response with pages instead of envelopes; the same response if the client cannot be such a browser. */
    static Response withPages(Request request, Response response) {
        String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        return accept == null || accept.equals(ANY_TYPE) ? response : new ErrorPageResponse(request, response);
    }

    private static final class ErrorPageResponse extends Response.Wrapper {

        private boolean isReplaced;

        ErrorPageResponse(Request request, Response wrapped) {
            super(request, wrapped);
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
            if (isReplaced) {
                callback.succeeded();
            } else if (getStatus() >= FIRST_ERROR_STATUS && !isCommitted() && hasEnvelope() && isForPeople()) {
                isReplaced = true;
                writePage(callback);
            } else {
                super.write(last, content, callback);
            }
        }

        private boolean hasEnvelope() {
            String type = getHeaders().get(HttpHeader.CONTENT_TYPE);
            return type != null && type.startsWith(ENVELOPE_TYPE);
        }

        private boolean isForPeople() {
            return ContentNegotiation.namesAsPreferred(
                    MediaType.TEXT_HTML,
                    MediaType.APPLICATION_JSON,
                    getRequest().getHeaders().getValuesList(HttpHeader.ACCEPT));
        }

        private void writePage(Callback callback) {
            byte[] page = ErrorPage.of(getStatus());
            HttpFields.Mutable headers = getHeaders();
            headers.remove(HttpHeader.CONTENT_ENCODING);
            headers.put(HttpHeader.CONTENT_TYPE, ErrorPage.CONTENT_TYPE);
            headers.put("Content-Security-Policy", ErrorPage.CONTENT_SECURITY_POLICY);
            headers.put(HttpHeader.CONTENT_LENGTH, page.length);
            super.write(true, ByteBuffer.wrap(page), callback);
        }
    }
}
