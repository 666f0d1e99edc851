package com.ticketing.events.query.summary;

import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** The two ways in which a summary is sent. */
enum SummaryFormat {
    STREAM,
    TEXT;

    private static final MediaType NEVER = new MediaType("*", "*", 0);
    private static final Comparator<MediaType> CLOSENESS = Comparator.comparingInt(SummaryFormat::closeness);
    private static final Comparator<MediaType> PREFERENCE =
            Comparator.comparingDouble(MediaType::getQualityValue).thenComparing(CLOSENESS);

    /** The value of {@code Content-Type}. */
    String contentType() {
        return type() + ";charset=UTF-8";
    }

    /**
     * The format that the client gives the higher quality, else the one that it names more exactly, else the stream.
     *
     * @throws HttpMediaTypeNotAcceptableException when the client wants neither, or says nothing intelligible
     */
    static SummaryFormat wantedBy(HttpHeaders headers) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> ranges = accepted(headers);
        MediaType stream = STREAM.closestOf(ranges);
        MediaType text = TEXT.closestOf(ranges);
        if (stream.getQualityValue() == 0 && text.getQualityValue() == 0) {
            throw new HttpMediaTypeNotAcceptableException(List.of(STREAM.type(), TEXT.type()));
        }
        return PREFERENCE.compare(text, stream) > 0 ? TEXT : STREAM;
    }

    private static List<MediaType> accepted(HttpHeaders headers) throws HttpMediaTypeNotAcceptableException {
        try {
            List<MediaType> ranges = headers.getAccept();
            return ranges.isEmpty() ? List.of(MediaType.ALL) : ranges;
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException("Accept cannot be read");
        }
    }

    private MediaType type() {
        return switch (this) {
            case STREAM -> MediaType.TEXT_EVENT_STREAM;
            case TEXT -> MediaType.TEXT_PLAIN;
        };
    }

    /** The closest range decides about a type, whatever the wider ones say (RFC 9110, 12.5.1). */
    private MediaType closestOf(List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.includes(type()))
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
