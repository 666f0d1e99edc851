package com.ticketing.events.app.http;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and discards the part of a request body that is left after the response was written. Most clients send the
 * whole body before they read the response; Jetty would close the connection before that, and the response would be
 * lost.
 */
public final class UnreadBody {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);

    private static final int MAX_BYTES = 2 << 20;
    private static final int BUFFER_BYTES = 8192;

    private UnreadBody() {}

    /** Discards the rest of the body of a request of Jetty. Blocks until it has arrived. */
    public static void discard(Request request) {
        if (isExpected(request.getLength(), request.getHeaders().contains(HttpHeader.EXPECT))) {
            discard(Content.Source.asInputStream(request));
        }
    }

    /**
     * Whether the client is certain to send a body, and a body of at most 2 MiB as far as its length is known.
     *
     * @param contentLength in bytes, negative if unknown
     * @param hasExpect whether the client waits for {@code 100 Continue} first
     */
    static boolean isExpected(long contentLength, boolean hasExpect) {
        return contentLength <= MAX_BYTES && !hasExpect;
    }

    /** Reads to the end, or 2 MiB; errors are ignored. Allocates no buffer if only the end is left. */
    static void discard(InputStream rest) {
        try {
            if (rest.read() < 0) {
                return;
            }
            byte[] buffer = new byte[BUFFER_BYTES];
            int left = MAX_BYTES;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = rest.read(buffer);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The rest of a request body could not be read", e);
        }
    }
}
