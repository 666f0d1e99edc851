package com.ticketing.events.query.summary;

import com.ticketing.events.query.http.ContentNegotiation;
import com.ticketing.events.query.stream.ServerSentEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Representation of a summary. */
enum SummaryFormat {
    STREAM,
    TEXT;

    /** The media types of all formats, as a header value. */
    static final String ACCEPTABLE = MediaType.TEXT_EVENT_STREAM_VALUE + ", " + MediaType.TEXT_PLAIN_VALUE;

    /** The value of {@code Content-Type}. */
    String contentType() {
        return switch (this) {
            case STREAM -> ServerSentEvents.CONTENT_TYPE;
            case TEXT -> MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8";
        };
    }

    /** The format that {@code Accept} prefers; the stream by default; null if neither is acceptable. */
    static @Nullable SummaryFormat negotiate(List<String> accept) {
        MediaType preferred = ContentNegotiation.select(MediaType.TEXT_EVENT_STREAM, MediaType.TEXT_PLAIN, accept);
        if (preferred == null) {
            return null;
        }
        return preferred.equals(MediaType.TEXT_PLAIN) ? TEXT : STREAM;
    }
}
