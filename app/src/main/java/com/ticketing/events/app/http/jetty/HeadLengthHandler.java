package com.ticketing.events.app.http.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Omits the length of a response to HEAD with status 200 if the servlet wrote no body and set no length. Jetty would
 * add {@code Content-Length: 0}, which is not the length of the response to GET (RFC 9110, 8.6).
 */
final class HeadLengthHandler extends Handler.Wrapper {

    HeadLengthHandler(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean isHead = request.getMethod().equals("HEAD");
        return super.handle(request, isHead ? new HeadResponse(request, response) : response, callback);
    }

    private static final class HeadResponse extends Response.Wrapper {

        HeadResponse(Request request, Response wrapped) {
            super(request, wrapped);
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
            boolean isEmpty = last && !isCommitted() && (content == null || !content.hasRemaining());
            if (isEmpty && getStatus() == HttpStatus.OK_200 && !getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
                super.write(false, null, Callback.from(() -> super.write(true, null, callback), callback::failed));
            } else {
                super.write(last, content, callback);
            }
        }
    }
}
