package com.ticketing.events.query.http;

import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Chooses between the two media types of one answer. */
public final class ContentNegotiation {

    private static final MediaType NEVER = new MediaType("*", "*", 0);
    private static final Comparator<MediaType> CLOSENESS = Comparator.comparingInt(ContentNegotiation::closeness);
    private static final Comparator<MediaType> PREFERENCE =
            Comparator.comparingDouble(MediaType::getQualityValue).thenComparing(CLOSENESS);

    private ContentNegotiation() {}

    /**
     * The type that the client gives the higher quality, else the one that it names more exactly, else the usual one.
     *
     * @throws HttpMediaTypeNotAcceptableException when the client wants neither, or says nothing intelligible
     */
    public static MediaType between(MediaType usual, MediaType other, HttpHeaders headers)
            throws HttpMediaTypeNotAcceptableException {
        List<MediaType> ranges = accepted(headers);
        MediaType forUsual = closest(usual, ranges);
        MediaType forOther = closest(other, ranges);
        if (forUsual.getQualityValue() == 0 && forOther.getQualityValue() == 0) {
            throw new HttpMediaTypeNotAcceptableException(List.of(usual, other));
        }
        return PREFERENCE.compare(forOther, forUsual) > 0 ? other : usual;
    }

    private static List<MediaType> accepted(HttpHeaders headers) throws HttpMediaTypeNotAcceptableException {
        try {
            List<MediaType> ranges = headers.getAccept();
            return ranges.isEmpty() ? List.of(MediaType.ALL) : ranges;
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException("Accept cannot be read");
        }
    }

    /** The closest range decides about a type, whatever the wider ones say (RFC 9110, 12.5.1). */
    private static MediaType closest(MediaType type, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.includes(type))
                .max(CLOSENESS)
                .orElse(NEVER);
    }

    private static int closeness(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }
}
