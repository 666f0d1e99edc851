package com.ticketing.events.app.http.jetty.gzip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The body of one response, compressed piece by piece. Between two pieces it holds a checksum and a length only, so
 * that a client that reads slowly holds no deflater. Not thread-safe.
 */
final class GzipBody {

    private final PieceDeflater deflater;
    private final boolean isPublic;
    private final GzipFrame frame = new GzipFrame();
    private boolean hasBegun;
    private boolean isStored;

    /** @param isPublic whether the body has nothing private, so that its pieces can be cached */
    GzipBody(PieceDeflater deflater, boolean isPublic) {
        this.deflater = deflater;
        this.isPublic = isPublic;
    }

    /** Compresses the next bytes of the body. The result is empty if there are none and they are not the last ones. */
    byte[] encode(ByteBuffer content, boolean last) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        while (content.hasRemaining()) {
            byte[] piece = new byte[Math.min(content.remaining(), PieceDeflater.MAX_PIECE_BYTES)];
            content.get(piece);
            byte[] deflated = deflate(piece);
            begin(encoded);
            frame.update(piece);
            encoded.writeBytes(deflated);
        }
        if (last) {
            begin(encoded);
            encoded.writeBytes(frame.trailer());
        }
        return encoded.toByteArray();
    }

    private void begin(ByteArrayOutputStream encoded) {
        if (!hasBegun) {
            hasBegun = true;
            encoded.writeBytes(GzipFrame.header());
        }
    }

    /** Under load the rest of the body is sent as it is, in the same format. */
    private byte[] deflate(byte[] piece) {
        if (isStored) {
            return GzipFrame.stored(piece);
        }
        boolean isFirst = !hasBegun;
        Optional<byte[]> deflated =
                isPublic ? deflater.deflatePublic(piece, isFirst) : deflater.deflate(piece, isFirst);
        isStored = deflated.isEmpty();
        return deflated.orElseGet(() -> GzipFrame.stored(piece));
    }
}
