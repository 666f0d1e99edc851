package com.ticketing.events.query.summary;

import com.ticketing.events.query.stream.EventStream;
import com.ticketing.events.query.stream.StreamPart;
import com.ticketing.events.query.stream.StreamSource;
import org.jspecify.annotations.Nullable;

/** A complete summary as plain text for one reader. */
final class SummaryText implements StreamSource {

    private final SummaryGeneration generation;
    private final EventStream stream;

    SummaryText(SummaryGeneration generation, EventStream stream) {
        this.generation = generation;
        this.stream = stream;
        generation.addReader(stream);
    }

    @Override
    public @Nullable StreamPart poll() {
        return generation.isDone() ? StreamPart.of(generation.join().text(), true) : null;
    }

    @Override
    public @Nullable StreamPart keepAlive() {
        return null;
    }

    @Override
    public void closed() {
        generation.removeReader(stream);
    }
}
