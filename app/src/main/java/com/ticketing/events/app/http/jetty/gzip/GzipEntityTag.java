package com.ticketing.events.app.http.jetty.gzip;

import com.ticketing.events.query.http.IfNoneMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of compressed representations: {@code "3-gzip"} for {@code "3"}, {@code W/"3-gzip"} for {@code W/"3"}.
 * Both stand for the same content, so a precondition with one of them holds for the other, too.
 */
public final class GzipEntityTag {

    private static final String SUFFIX = "-gzip";
    private static final String QUOTED_SUFFIX = SUFFIX + '"';

    private GzipEntityTag() {}

    /** The tag of the compressed representation, without quotes. */
    public static String ofOpaque(String tag) {
        return tag + SUFFIX;
    }

    /** The tag of the compressed representation. */
    static String of(String tag) {
        return tag.endsWith("\"") ? tag.substring(0, tag.length() - 1) + QUOTED_SUFFIX : tag;
    }

    /** Whether the value of a header has a tag of a compressed representation. */
    static boolean isIn(String value) {
        return value.contains(QUOTED_SUFFIX);
    }

    /** The value of a header with the tags of the plain representations. */
    static String toPlain(String value) {
        return value.replace(QUOTED_SUFFIX, "\"");
    }

    /**
     * The tag of a representation that the request's {@code If-None-Match} contains, without quotes; null if it
     * contains none.
     *
     * @param tag of the plain representation, without quotes
     * @param isCompressed whether the client would get the compressed representation; if the tag of what it would get
     *     is in the request, it is the result
     */
    public static @Nullable String matching(List<String> ifNoneMatch, String tag, boolean isCompressed) {
        String gzip = ofOpaque(tag);
        String preferred = isCompressed ? gzip : tag;
        if (IfNoneMatch.matches(ifNoneMatch, preferred)) {
            return preferred;
        }
        String other = isCompressed ? tag : gzip;
        return IfNoneMatch.matches(ifNoneMatch, other) ? other : null;
    }

    /**
     * The tag of a 304 that a handler has made from the plain representation.
     *
     * @param tag the value of {@code ETag}
     * @param ifNoneMatch the request's values, as sent
     * @param acceptsGzip whether the client would get the compressed representation
     */
    static String ofNotModified(String tag, List<String> ifNoneMatch, boolean acceptsGzip) {
        String gzip = of(tag);
        boolean hasGzip = contains(ifNoneMatch, gzip);
        return hasGzip && (acceptsGzip || !contains(ifNoneMatch, tag)) ? gzip : tag;
    }

    private static boolean contains(List<String> values, String tag) {
        String quoted = tag.substring(tag.indexOf('"') + 1);
        return values.stream().anyMatch(value -> value.contains('"' + quoted));
    }
}
