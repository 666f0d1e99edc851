package com.ticketing.events.query.summary;

import com.ticketing.events.query.http.ContentNegotiation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Representation of a summary. */
enum SummaryFormat {
    STREAM,
    TEXT;

    /** The value of {@code Content-Type}. */
    String contentType() {
        return mediaType() + ";charset=UTF-8";
    }

    /**
     * The format that {@code Accept} prefers; the stream by default.
     *
     * @throws HttpMediaTypeNotAcceptableException if neither is acceptable or the header is malformed
     */
    static SummaryFormat negotiate(HttpHeaders headers) throws HttpMediaTypeNotAcceptableException {
        MediaType preferred = ContentNegotiation.select(STREAM.mediaType(), TEXT.mediaType(), headers);
        return preferred.equals(TEXT.mediaType()) ? TEXT : STREAM;
    }

    private MediaType mediaType() {
        return switch (this) {
            case STREAM -> MediaType.TEXT_EVENT_STREAM;
            case TEXT -> MediaType.TEXT_PLAIN;
        };
    }
}
