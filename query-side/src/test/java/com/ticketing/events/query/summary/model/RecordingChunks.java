package com.ticketing.events.query.summary.model;

import com.ticketing.events.query.summary.generator.SummaryGenerator.ChunkSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sink that records the chunks and the generator that stands in. */
class RecordingChunks implements ChunkSink {

    final List<String> chunks = new CopyOnWriteArrayList<>();
    volatile @Nullable String standIn;

    @Override
    public void add(String chunk) {
        chunks.add(chunk);
    }

    @Override
    public void standIn(String version) {
        standIn = version;
    }

    String text() {
        return String.join("", chunks);
    }
}
