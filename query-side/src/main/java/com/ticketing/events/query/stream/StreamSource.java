package com.ticketing.events.query.stream;

import org.jspecify.annotations.Nullable;

/**
 * Source of the parts of one {@link EventStream}. Its methods are called by one thread at a time and must not block;
 * when a part becomes available later, the source calls {@link EventStream#signal}.
 */
public interface StreamSource {

    /**
     * Takes everything that is available.
     *
     * @return null if nothing is available at the moment; {@link StreamPart#END} if the stream ends without more
     * @throws RuntimeException if the response fails; if nothing was sent before, it becomes an error response
     */
    @Nullable
    StreamPart poll();

    /** A part that keeps an idle connection open; null if the format has none. */
    @Nullable
    StreamPart keepAlive();

    /** Called once, when the stream has ended or the client has disconnected. */
    void closed();
}
