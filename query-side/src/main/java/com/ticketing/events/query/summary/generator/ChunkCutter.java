package com.ticketing.events.query.summary.generator;

import com.ticketing.events.query.summary.generator.SummaryGenerator.ChunkSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into chunks of two to five words, whose sizes depend on a key. A chunk is passed on as soon as no single
 * word can remain for the last one. Not thread-safe.
 */
public final class ChunkCutter {

    private static final int MIN_WORDS = 2;
    private static final int MAX_WORDS = 5;

    private final SummaryKey key;
    private final ChunkSink sink;
    private final List<String> pending = new ArrayList<>();
    private int chunkNumber = 1;

    /**
     * Creates a cutter.
     *
     * @param key determines the sizes of the chunks
     * @param sink receives the chunks
     */
    public ChunkCutter(SummaryKey key, ChunkSink sink) {
        this.key = key;
        this.sink = sink;
    }

    /** Appends words; each is not empty and has no white space. */
    public void add(List<String> words) {
        pending.addAll(words);
        while (pending.size() >= size() + MIN_WORDS) {
            cut(size());
        }
    }

    /** Ends the text and passes on the words that remain. */
    public void end() {
        while (!pending.isEmpty()) {
            int size = Math.min(size(), pending.size());
            if (pending.size() - size == 1) {
                size += size < MAX_WORDS ? 1 : -1;
            }
            cut(size);
        }
    }

    private int size() {
        return MIN_WORDS + key.pick(chunkNumber, MAX_WORDS - MIN_WORDS + 1);
    }

    private void cut(int size) {
        List<String> words = pending.subList(0, size);
        sink.add(String.join(" ", words) + (size < pending.size() ? " " : ""));
        words.clear();
        chunkNumber++;
    }
}
