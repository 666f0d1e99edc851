package com.ticketing.events.app.http.jetty.gzip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Response that is compressed if it is text of {@link Gzip#MIN_BYTES} or more and the client accepts gzip. Of a body
 * whose length is unknown, only the first bytes are held back, until it has that length.
 *
 * <p>A body that is written at once has a {@code Content-Length}; any other has none, with HEAD as with GET.
 */
final class CodedResponse extends Response.Wrapper {

    private static final int UNKNOWN = -1;

    private final Request request;
    private final boolean acceptsGzip;
    private final PieceDeflater deflater;
    private Coding coding = Coding.UNDECIDED;
    private @Nullable ByteArrayOutputStream held;
    private GzipBody body;

    private enum Coding {
        UNDECIDED,
        IDENTITY,
        GZIP
    }

    /** @param request as sent by the client */
    CodedResponse(Request request, Response wrapped, boolean acceptsGzip, PieceDeflater deflater) {
        super(request, wrapped);
        this.request = request;
        this.acceptsGzip = acceptsGzip;
        this.deflater = deflater;
        body = newBody();
    }

    private GzipBody newBody() {
        return new GzipBody(deflater, !request.getHeaders().contains(HttpHeader.AUTHORIZATION));
    }

    @Override
    public void reset() {
        coding = Coding.UNDECIDED;
        held = null;
        body = newBody();
        super.reset();
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
        ByteBuffer bytes = content == null ? BufferUtil.EMPTY_BUFFER : content;
        switch (coding) {
            case UNDECIDED -> begin(last, bytes, callback);
            case IDENTITY -> super.write(last, content, callback);
            case GZIP -> super.write(last, encode(bytes, last), callback);
        }
    }

    private void begin(boolean last, ByteBuffer content, Callback callback) {
        HttpFields.Mutable headers = getHeaders();
        if (getStatus() == HttpStatus.NOT_MODIFIED_304) {
            CodedHeaders.notModified(
                    headers, request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH), acceptsGzip);
            CodedHeaders.vary(headers);
            beginPlain(last, content, callback);
        } else if (!CodedHeaders.areCompressible(headers, getStatus())) {
            beginPlain(last, content, callback);
        } else {
            beginText(last, content, callback);
        }
    }

    private void beginText(boolean last, ByteBuffer content, Callback callback) {
        long length = length(last, content);
        if (length != UNKNOWN && length < Gzip.MIN_BYTES) {
            beginPlain(last, content, callback);
            return;
        }
        if (acceptsGzip && length == UNKNOWN && heldBytes() + content.remaining() < Gzip.MIN_BYTES) {
            hold(content);
            callback.succeeded();
            return;
        }
        CodedHeaders.vary(getHeaders());
        if (acceptsGzip) {
            beginCompressed(last, content, callback);
        } else {
            beginPlain(last, content, callback);
        }
    }

    /** The length of the plain body, or {@link #UNKNOWN}. */
    private long length(boolean last, ByteBuffer content) {
        long declared = getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        if (declared >= 0) {
            return declared;
        }
        return last ? heldBytes() + content.remaining() : UNKNOWN;
    }

    private int heldBytes() {
        return held == null ? 0 : held.size();
    }

    private void hold(ByteBuffer content) {
        if (held == null) {
            held = new ByteArrayOutputStream(Gzip.MIN_BYTES);
        }
        held.writeBytes(BufferUtil.toArray(content));
        content.position(content.limit());
    }

    private void beginPlain(boolean last, ByteBuffer content, Callback callback) {
        coding = Coding.IDENTITY;
        if (held == null) {
            super.write(last, content, callback);
        } else {
            hold(content);
            writeWithoutLength(last, ByteBuffer.wrap(held.toByteArray()), callback);
        }
    }

    private void beginCompressed(boolean last, ByteBuffer content, Callback callback) {
        coding = Coding.GZIP;
        HttpFields.Mutable headers = getHeaders();
        CodedHeaders.compress(headers);
        if (held != null) {
            hold(content);
            writeWithoutLength(last, encode(ByteBuffer.wrap(held.toByteArray()), last), callback);
        } else if (!last) {
            super.write(false, encode(content, false), callback);
        } else if (content.hasRemaining()) {
            ByteBuffer encoded = ByteBuffer.wrap(body.encode(content, true));
            headers.put(HttpHeader.CONTENT_LENGTH, encoded.remaining());
            super.write(true, encoded, callback);
        } else {
            // A response to HEAD whose handler has omitted the body.
            writeWithoutLength(true, content, callback);
        }
    }

    /** Empty for HEAD, whose response has no length then. */
    private ByteBuffer encode(ByteBuffer content, boolean last) {
        if (request.getMethod().equals("HEAD")) {
            content.position(content.limit());
            return BufferUtil.EMPTY_BUFFER;
        }
        return ByteBuffer.wrap(body.encode(content, last));
    }

    /** In two writes if it is the last one: the container would add a length that HEAD may not have. */
    private void writeWithoutLength(boolean last, ByteBuffer content, Callback callback) {
        Callback written = last ? Callback.from(() -> super.write(true, null, callback), callback::failed) : callback;
        super.write(false, content, written);
    }
}
