package com.ticketing.events.query.summary;

import com.ticketing.events.query.http.ContentNegotiation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** The two ways in which a summary is sent. */
enum SummaryFormat {
    STREAM,
    TEXT;

    /** The value of {@code Content-Type}. */
    String contentType() {
        return type() + ";charset=UTF-8";
    }

    /**
     * The format that the client prefers, the stream if it does not care.
     *
     * @throws HttpMediaTypeNotAcceptableException when the client wants neither, or says nothing intelligible
     */
    static SummaryFormat wantedBy(HttpHeaders headers) throws HttpMediaTypeNotAcceptableException {
        return ContentNegotiation.between(STREAM.type(), TEXT.type(), headers).equals(TEXT.type()) ? TEXT : STREAM;
    }

    private MediaType type() {
        return switch (this) {
            case STREAM -> MediaType.TEXT_EVENT_STREAM;
            case TEXT -> MediaType.TEXT_PLAIN;
        };
    }
}
