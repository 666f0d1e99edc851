package com.ticketing.events.query.summary;

import com.ticketing.events.query.http.ServerSentEventWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Sends a summary to one client as Server-Sent Events, each chunk as soon as it is generated. Blocks the calling
 * thread.
 */
final class SummaryStream {

    private static final int RETRY_MILLIS = 3000;

    private final SummaryGeneration generation;
    private final Duration keepAlive;
    private final ServerSentEventWriter out;

    /**
     * Creates a stream of one generation.
     *
     * @param keepAlive the longest time without output
     */
    SummaryStream(SummaryGeneration generation, Duration keepAlive, OutputStream out) {
        this.generation = generation;
        this.keepAlive = keepAlive;
        this.out = new ServerSentEventWriter(out);
    }

    /**
     * Sends the reconnection time and all chunks from an index, from 0, on. Returns when the generation has ended. The
     * id of an event is the index of its chunk plus 1.
     */
    void sendChunksFrom(int index) throws IOException, InterruptedException {
        out.retry(RETRY_MILLIS);
        for (int next = index; awaitChunk(next); next++) {
            out.event(next + 1L, null, generation.chunk(next));
        }
    }

    /** Sends the event {@code done}. A client that reconnects with its id has received the complete summary. */
    void done(String json) throws IOException {
        out.event(generation.chunkCount() + 1L, "done", json);
        out.flush();
    }

    /** Sends the event {@code error}. */
    void error(String json) throws IOException {
        out.error(json);
    }

    /** Flushes before it waits; returns whether there is a chunk at the index. */
    private boolean awaitChunk(int index) throws IOException, InterruptedException {
        if (!generation.awaitChunk(index, Duration.ZERO)) {
            out.flush();
        }
        while (!generation.awaitChunk(index, keepAlive)) {
            out.keepAlive();
        }
        return index < generation.chunkCount();
    }
}
