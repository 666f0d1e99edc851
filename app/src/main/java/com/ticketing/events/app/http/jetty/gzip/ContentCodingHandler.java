package com.ticketing.events.app.http.jetty.gzip;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Compresses every response of another handler to a client that accepts gzip, if it is text of {@link Gzip#MIN_BYTES}
 * or more (API contract). The handler works with plain representations and their entity tags.
 *
 * <p>Jetty's own handler holds a deflater from the first byte of a body to the last one, while a client may read
 * slowly.
 */
public final class ContentCodingHandler extends Handler.Wrapper {

    private final PieceDeflater deflater;

    public ContentCodingHandler(PieceDeflater deflater, Handler handler) {
        super(handler);
        this.deflater = deflater;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean acceptsGzip = ContentCoding.acceptsGzip(request.getHeaders().getValuesList(HttpHeader.ACCEPT_ENCODING));
        Response coded = new CodedResponse(request, response, acceptsGzip, deflater);
        return super.handle(PlainRequest.of(request, acceptsGzip), coded, callback);
    }
}
