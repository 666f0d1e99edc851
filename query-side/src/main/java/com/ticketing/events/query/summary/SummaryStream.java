package com.ticketing.events.query.summary;

import com.ticketing.events.query.http.ServerSentEventWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Server-Sent Events for one reader, who gets each chunk as soon as it is written. Blocks the calling thread. */
final class SummaryStream {

    private static final int RETRY_MILLIS = 3000;
    private static final Duration NO_TIME = Duration.ZERO;

    private final SummaryGeneration generation;
    private final Duration keepAlive;
    private final ServerSentEventWriter out;

    /** @param keepAlive the longest silence */
    SummaryStream(SummaryGeneration generation, Duration keepAlive, OutputStream out) {
        this.generation = generation;
        this.keepAlive = keepAlive;
        this.out = new ServerSentEventWriter(out);
    }

    /**
     * Sends the time after which a lost reader should come back, and all chunks from that place on, from 0. Returns when
     * the generation has ended. The id of an SSE event is its chunk's place counted from 1.
     */
    void sendFrom(int place) throws IOException, InterruptedException {
        out.retry(RETRY_MILLIS);
        for (int next = place; sendable(next); next++) {
            out.event(next + 1L, null, generation.chunk(next));
        }
    }

    /** Sends the last SSE event, one that reconnecting readers know to have seen. */
    void done(String json) throws IOException {
        out.event(generation.written() + 1L, "done", json);
        out.flush();
    }

    /** Sends an SSE event without an id, so that a reconnecting reader goes on after the last chunk. */
    void error(String json) throws IOException {
        out.event(null, "error", json);
        out.flush();
    }

    private boolean sendable(int place) throws IOException, InterruptedException {
        if (!generation.await(place, NO_TIME)) {
            out.flush();
        }
        while (!generation.await(place, keepAlive)) {
            out.keepAlive();
        }
        return place < generation.written();
    }
}
