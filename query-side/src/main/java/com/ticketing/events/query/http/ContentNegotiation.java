package com.ticketing.events.query.http;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Content negotiation by {@code Accept} (RFC 9110, 12.5.1). */
public final class ContentNegotiation {

    private static final MediaType NOT_ACCEPTABLE = new MediaType("*", "*", 0);
    private static final Comparator<MediaType> SPECIFICITY = Comparator.comparingInt(ContentNegotiation::specificity);
    private static final Comparator<MediaType> PREFERENCE =
            Comparator.comparingDouble(MediaType::getQualityValue).thenComparing(SPECIFICITY);

    private ContentNegotiation() {}

    /**
     * Selects the type of higher quality; if both have the same, the one with the more specific range; otherwise the
     * default.
     *
     * @param accept the values of the headers; without a media range, every type is acceptable
     * @return null if neither is acceptable, or {@code Accept} is malformed
     */
    public static @Nullable MediaType select(MediaType defaultType, MediaType other, List<String> accept) {
        List<MediaType> ranges = ranges(accept);
        MediaType forDefault = mostSpecific(defaultType, ranges);
        MediaType forOther = mostSpecific(other, ranges);
        if (forDefault.getQualityValue() == 0 && forOther.getQualityValue() == 0) {
            return null;
        }
        return PREFERENCE.compare(forOther, forDefault) > 0 ? other : defaultType;
    }

    /**
     * Selects between JSON, which is the default, and an event stream.
     *
     * @throws HttpMediaTypeNotAcceptableException if neither is acceptable, or {@code Accept} is malformed
     */
    public static MediaType selectJsonOrEventStream(HttpHeaders headers) throws HttpMediaTypeNotAcceptableException {
        MediaType selected =
                select(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM, headers.getOrEmpty(HttpHeaders.ACCEPT));
        if (selected == null) {
            throw new HttpMediaTypeNotAcceptableException(
                    List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM));
        }
        return selected;
    }

    /**
     * Whether a client that sent these {@code Accept} headers accepts the type; false if they are malformed.
     *
     * @param accept the values of the headers; without a media range, every type is acceptable
     */
    public static boolean accepts(MediaType type, List<String> accept) {
        return mostSpecific(type, ranges(accept)).getQualityValue() > 0;
    }

    /**
     * Whether a client prefers a type that it names: without a wildcard, and with a higher quality than another type
     * has. False if the headers are malformed.
     *
     * @param accept the values of the headers
     */
    public static boolean namesAsPreferred(MediaType type, MediaType other, List<String> accept) {
        List<MediaType> ranges = ranges(accept);
        double ofOther = mostSpecific(other, ranges).getQualityValue();
        return ranges.stream().anyMatch(range -> range.equalsTypeAndSubtype(type) && range.getQualityValue() > ofOther);
    }

    private static List<MediaType> ranges(List<String> accept) {
        try {
            List<MediaType> ranges = MediaType.parseMediaTypes(accept);
            return ranges.isEmpty() ? List.of(MediaType.ALL) : ranges;
        } catch (InvalidMediaTypeException _) {
            return List.of();
        }
    }

    /** The most specific range that matches the type; it takes precedence over wider ones. */
    private static MediaType mostSpecific(MediaType type, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.isCompatibleWith(type))
                .max(SPECIFICITY)
                .orElse(NOT_ACCEPTABLE);
    }

    private static int specificity(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }
}
