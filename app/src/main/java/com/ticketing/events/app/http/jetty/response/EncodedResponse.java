package com.ticketing.events.app.http.jetty.response;

import com.ticketing.events.app.http.SecurityHeaders;
import com.ticketing.events.app.http.jetty.gzip.Gzip;
import com.ticketing.events.app.http.jetty.gzip.GzipEntityTag;
import com.ticketing.events.query.catalog.response.PublicResponse;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * A successful public response in the form in which it is written: header lines as one block, and the body, as it is
 * and compressed. The compressed form is made when it is first needed, and kept. Thread-safe.
 */
public final class EncodedResponse {

    /** In bytes; longer bodies take more than about 200 microseconds to compress. */
    private static final int MAX_QUICKLY_COMPRESSED_BYTES = 32 << 10;

    private final PublicResponse response;
    private final Representation plain;
    private volatile @Nullable Representation compressed;

    public EncodedResponse(PublicResponse response) {
        this.response = response;
        plain = new Representation(response, response.tag(), response.body(), null);
    }

    /**
     * One of the forms of a response.
     *
     * @param tag the value of {@code ETag}
     * @param headers all header lines that depend on the response alone, but for the length
     */
    @SuppressWarnings("ArrayRecordComponent") // Representations are never compared.
    public record Representation(String tag, HeaderBlock headers, HttpField contentLength, byte[] body) {

        private Representation(PublicResponse response, String tag, byte[] body, @Nullable String coding) {
            this(
                    quoted(tag),
                    headers(response, quoted(tag), coding),
                    new HttpField.LongValueHttpField(HttpHeader.CONTENT_LENGTH, body.length),
                    body);
        }

        private static HeaderBlock headers(PublicResponse response, String tag, @Nullable String coding) {
            HeaderBlock.Builder lines = HeaderBlock.beginning(HttpHeader.ETAG, tag)
                    .add(HttpHeader.CONTENT_TYPE, "application/json")
                    .add(HttpHeader.CACHE_CONTROL, response.cacheControl())
                    .add(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
            SecurityHeaders.ALWAYS.forEach(lines::add);
            if (coding != null) {
                lines.add(HttpHeader.CONTENT_ENCODING, coding);
            }
            if (response.link() != null) {
                lines.add(HttpHeader.LINK, response.link());
            }
            return lines.build();
        }
    }

    /** The response that this one encodes. */
    public PublicResponse response() {
        return response;
    }

    /** Upper bound of the heap of both forms, in bytes, but for small objects. */
    int maxBytes() {
        return 2 * response.body().length + 4 * plain.headers.length();
    }

    /** Whether {@link #representation} takes too long for a selector thread. */
    public boolean isSlow(boolean acceptsGzip) {
        return acceptsGzip && compressed == null && response.body().length > MAX_QUICKLY_COMPRESSED_BYTES;
    }

    /** The form that a client gets. */
    public Representation representation(boolean acceptsGzip) {
        return isCompressed(acceptsGzip) ? compressed() : plain;
    }

    private boolean isCompressed(boolean acceptsGzip) {
        return acceptsGzip && response.body().length >= Gzip.MIN_BYTES;
    }

    private Representation compressed() {
        Representation made = compressed;
        if (made == null) {
            made = new Representation(
                    response, GzipEntityTag.ofOpaque(response.tag()), Gzip.compress(response.body()), Gzip.CODING);
            compressed = made;
        }
        return made;
    }

    /**
     * The entity tag that the request's {@code If-None-Match} contains; null if it contains none of this response. The
     * tags of both forms match ({@link GzipEntityTag#matching}).
     */
    public @Nullable String matchingTag(List<String> ifNoneMatch, boolean acceptsGzip) {
        if (ifNoneMatch.isEmpty()) {
            return null;
        }
        String matching = GzipEntityTag.matching(ifNoneMatch, response.tag(), isCompressed(acceptsGzip));
        return matching == null ? null : quoted(matching);
    }

    private static String quoted(String tag) {
        return '"' + tag + '"';
    }
}
