package com.ticketing.events.query.summary;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.query.stream.EventStream;
import com.ticketing.events.query.stream.ServerSentEvents;
import com.ticketing.events.query.stream.StreamPart;
import com.ticketing.events.query.stream.StreamSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A summary as Server-Sent Events for one reader, each chunk as soon as it is readable. The id of an event is the index
 * of its chunk plus 1.
 *
 * <p>Nothing is sent before the first chunk or keep-alive, so that an earlier failure becomes an error response.
 */
final class SummaryStream implements StreamSource {

    private static final int RETRY_MILLIS = 3000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GENERATION_FAILED = JSON.writeValueAsString(
            ErrorEnvelope.of(ErrorCode.INTERNAL_ERROR.name(), "The summary could not be written", List.of()));

    private final SummaryGeneration generation;
    private final CacheStatus cache;
    private final EventStream stream;
    private int next;
    private boolean hasStarted;

    /** The data of the event {@code done}. */
    private record Done(CacheStatus cache, int chunks, int tokens) {}

    /** @param firstChunk index from 0; beyond the event {@code done} the response has no content */
    SummaryStream(SummaryGeneration generation, CacheStatus cache, int firstChunk, EventStream stream) {
        this.generation = generation;
        this.cache = cache;
        this.stream = stream;
        next = firstChunk;
        generation.addReader(stream);
    }

    @Override
    public @Nullable StreamPart poll() {
        boolean isDone = generation.isDone(); // Before the count, which is then final.
        int count = generation.chunkCount();
        if (next >= count) {
            if (!isDone) {
                return null;
            }
            if (!hasStarted && next > generation.join().chunks().size()) {
                return StreamPart.END;
            }
        }
        ServerSentEvents events = begin();
        for (; next < count; next++) {
            events.event(next + 1L, null, generation.chunk(next));
        }
        if (isDone) {
            end(events);
        }
        return events.toPart(isDone);
    }

    @Override
    public StreamPart keepAlive() {
        return begin().keepAlive().toPart(false);
    }

    @Override
    public void closed() {
        generation.removeReader(stream);
    }

    private ServerSentEvents begin() {
        ServerSentEvents events = new ServerSentEvents();
        if (!hasStarted) {
            hasStarted = true;
            events.retry(RETRY_MILLIS);
        }
        return events;
    }

    /** A client that reconnects with the id of {@code done} has received the complete summary. */
    private void end(ServerSentEvents events) {
        if (generation.isCompletedExceptionally()) {
            events.error(GENERATION_FAILED);
        } else {
            Summary complete = generation.join();
            int chunks = complete.chunks().size();
            events.event(chunks + 1L, "done", JSON.writeValueAsString(new Done(cache, chunks, complete.tokens())));
        }
    }
}
