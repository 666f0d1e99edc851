package com.ticketing.events.app.http.jetty;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Response whose body is kept in memory until the request is handled, and then sent without a thread. Servlets wait for
 * each write that they flush, and a client that sends requests and reads no responses would occupy their threads. For
 * responses of limited size. The callback of the handlers that write to it.
 */
final class UnblockedResponse extends Response.Wrapper implements Callback {

    private final Callback callback;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** @param callback completed when the response is sent */
    UnblockedResponse(Request request, Response wrapped, Callback callback) {
        super(request, wrapped);
        this.callback = callback;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback written) {
        if (content != null) {
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            body.writeBytes(bytes);
        }
        written.succeeded();
    }

    @Override
    public void reset() {
        body.reset();
        super.reset();
    }

    @Override
    public void succeeded() {
        super.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
    }

    @Override
    public void failed(Throwable failure) {
        callback.failed(failure);
    }
}
