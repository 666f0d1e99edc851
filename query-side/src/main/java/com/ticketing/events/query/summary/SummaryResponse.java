package com.ticketing.events.query.summary;

import com.ticketing.events.query.stream.StreamOutput;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The response to a request for a summary. */
public interface SummaryResponse extends StreamOutput {

    /**
     * The headers of a response.
     *
     * @param cache the value of {@code X-Summary-Cache}
     * @param tag the entity tag of the text, in quotes; null if it is not known yet
     * @param contentType null for 304
     */
    record Head(
            String cache, @Nullable String tag, @Nullable String contentType) {}

    /**
     * Begins a response whose body follows as the parts of a stream.
     *
     * @param head gives the headers at the first part, when the text is known
     */
    void begin(Supplier<Head> head);

    /** Writes a response without a body: to {@code HEAD}, or 304. */
    void respond(int status, Head head);

    /** Writes 406 with the acceptable types. */
    void notAcceptable(String types);
}
