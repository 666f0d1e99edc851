package com.ticketing.events.app.http.jetty.gzip;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** The header fields of a response that depend on its content coding. */
final class CodedHeaders {

    private static final HttpField GZIP = new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, Gzip.CODING);
    private static final String ACCEPT_ENCODING = HttpHeader.ACCEPT_ENCODING.asString();

    /** Responses without a body, or with a part of the plain one. */
    private static final Set<Integer> NEVER_CODED = Set.of(
            HttpStatus.NO_CONTENT_204,
            HttpStatus.RESET_CONTENT_205,
            HttpStatus.PARTIAL_CONTENT_206,
            HttpStatus.NOT_MODIFIED_304);

    private CodedHeaders() {}

    /** Whether a body of sufficient length is compressed. */
    static boolean areCompressible(HttpFields headers, int status) {
        String cacheControl = headers.get(HttpHeader.CACHE_CONTROL);
        return !NEVER_CODED.contains(status)
                && CompressibleType.matches(headers.get(HttpHeader.CONTENT_TYPE))
                && !headers.contains(HttpHeader.CONTENT_ENCODING)
                && (cacheControl == null || !cacheControl.contains("no-transform"));
    }

    /** Makes the headers of a plain representation those of the compressed one, but for the length. */
    static void compress(HttpFields.Mutable headers) {
        headers.add(GZIP);
        headers.remove(HttpHeader.CONTENT_LENGTH);
        headers.remove(HttpHeader.ACCEPT_RANGES);
        replaceTag(headers, GzipEntityTag::of);
    }

    /** Gives a 304 the entity tag of the representation that the client has. */
    static void notModified(HttpFields.Mutable headers, List<String> ifNoneMatch, boolean acceptsGzip) {
        replaceTag(headers, tag -> GzipEntityTag.ofNotModified(tag, ifNoneMatch, acceptsGzip));
    }

    private static void replaceTag(HttpFields.Mutable headers, UnaryOperator<String> replacement) {
        String tag = headers.get(HttpHeader.ETAG);
        if (tag != null) {
            headers.put(HttpHeader.ETAG, replacement.apply(tag));
        }
    }

    /** Adds {@code Accept-Encoding} to {@code Vary}, which is one line afterwards. */
    static void vary(HttpFields.Mutable headers) {
        String present = String.join(", ", headers.getValuesList(HttpHeader.VARY));
        if (present.isEmpty()) {
            headers.put(HttpHeader.VARY, ACCEPT_ENCODING);
        } else if (hasEncoding(present)) {
            headers.put(HttpHeader.VARY, present);
        } else {
            headers.put(HttpHeader.VARY, present + ", " + ACCEPT_ENCODING);
        }
    }

    private static boolean hasEncoding(String vary) {
        return vary.equals("*") || vary.toLowerCase(Locale.ROOT).contains("accept-encoding");
    }
}
