package com.ticketing.events.app.http.jetty;

import com.ticketing.events.query.stream.StreamPart;
import com.ticketing.events.query.summary.SummaryResponse;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/** Writes the response to a request for a summary without blocking, and completes the callback at its end. */
final class SummaryResponseWriter implements SummaryResponse {

    private static final int NO_CONTENT = 204;

    private final Request request;
    private final Response response;
    private final PublicEventsResponse common;
    private final Callback callback;
    private @Nullable Supplier<Head> pendingHead;

    SummaryResponseWriter(Request request, Response response, PublicEventsResponse common, Callback callback) {
        this.request = request;
        this.response = response;
        this.common = common;
        this.callback = callback;
    }

    @Override
    public void begin(Supplier<Head> head) {
        pendingHead = head;
        // The stream has timeouts of its own.
        request.addIdleTimeoutListener(_ -> false);
    }

    @Override
    public void respond(int status, Head head) {
        setHeaders(status, head);
        // Not as the last write: Jetty would add Content-Length: 0, which is not the length of the representation.
        response.write(false, null, callback);
    }

    @Override
    public void notAcceptable(String types) {
        common.notAcceptable(types, callback);
    }

    @Override
    public void write(StreamPart part, Completion completion) {
        if (pendingHead != null) {
            boolean isEmpty = part.isLast() && !part.bytes().hasRemaining();
            setHeaders(isEmpty ? NO_CONTENT : 200, pendingHead.get());
            pendingHead = null;
        }
        // The first write is never the last one: Jetty would add a Content-Length to a stream.
        boolean isLastWrite = part.isLast() && response.isCommitted();
        Runnable written = part.isLast() ? () -> end(completion) : completion::written;
        response.write(
                isLastWrite,
                part.bytes(),
                Callback.from(InvocationType.NON_BLOCKING, written, e -> fail(e, completion)));
    }

    private void end(Completion completion) {
        completion.written();
        callback.succeeded();
    }

    private void fail(Throwable cause, Completion completion) {
        completion.failed(cause);
        callback.failed(cause);
    }

    @Override
    public void fail(Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
        } else {
            common.failed(failure, callback);
        }
    }

    @Override
    public void abort(Throwable cause) {
        request.getConnectionMetaData().getConnection().getEndPoint().close(cause);
    }

    private void setHeaders(int status, Head head) {
        HttpFields.Mutable headers = common.begin(status);
        headers.add("X-Summary-Cache", head.cache());
        headers.add("X-Accel-Buffering", "no");
        headers.add(HttpHeader.CACHE_CONTROL, "no-cache, no-transform");
        if (head.tag() != null) {
            headers.add(HttpHeader.ETAG, head.tag());
        }
        headers.add(HttpHeader.VARY, "Accept");
        if (head.contentType() != null && status != NO_CONTENT) {
            headers.add(HttpHeader.CONTENT_TYPE, head.contentType());
        }
    }
}
