package com.ticketing.events.query.summary;

import com.ticketing.events.query.stream.StreamOutput;
import org.jspecify.annotations.Nullable;

/** The response to a request for a summary. */
public interface SummaryResponse extends StreamOutput {

    /**
     * The headers of a response.
     *
     * @param cache the value of {@code X-Summary-Cache}
     * @param tag the entity tag, in quotes
     * @param contentType null for 304
     */
    record Head(String cache, String tag, @Nullable String contentType) {}

    /** Sets the headers of a response whose body follows as the parts of a stream. */
    void begin(Head head);

    /** Writes a response without a body: to {@code HEAD}, or 304. */
    void respond(int status, Head head);

    /** Writes 406 with the acceptable types. */
    void notAcceptable(String types);
}
