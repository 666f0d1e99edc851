package com.ticketing.events.query.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.regex.Pattern;

/** Server-Sent Events for one reader, who gets each chunk as soon as it is written. Blocks the calling thread. */
final class SummaryStream {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
    private static final Duration NO_TIME = Duration.ZERO;

    private final Generation generation;
    private final Duration keepAlive;
    private final OutputStream out;

    /** @param keepAlive the longest silence */
    SummaryStream(Generation generation, Duration keepAlive, OutputStream out) {
        this.generation = generation;
        this.keepAlive = keepAlive;
        this.out = out;
    }

    /**
     * Sends the time after which a lost reader should come back, and all chunks from that place on, from 0. Returns when
     * the generation has ended. The id of an SSE event is its chunk's place counted from 1.
     */
    void sendFrom(int place) throws IOException, InterruptedException {
        print("retry: 3000\n\n");
        for (int next = place; sendable(next); next++) {
            print("id: " + (next + 1) + "\n");
            data(generation.chunk(next));
        }
    }

    /** Sends the last SSE event, one that reconnecting readers know to have seen. */
    void done(String json) throws IOException {
        print("id: " + (generation.written() + 1) + "\nevent: done\n");
        data(json);
        out.flush();
    }

    /** Sends an SSE event without an id, so that a reconnecting reader goes on after the last chunk. */
    void error(String json) throws IOException {
        print("event: error\n");
        data(json);
        out.flush();
    }

    private boolean sendable(int place) throws IOException, InterruptedException {
        if (!generation.await(place, NO_TIME)) {
            out.flush();
        }
        while (!generation.await(place, keepAlive)) {
            print(": keep-alive\n\n");
            out.flush();
        }
        return place < generation.written();
    }

    private void data(String text) throws IOException {
        print("data: " + LINE_BREAK.matcher(text).replaceAll("\ndata: ") + "\n\n");
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
