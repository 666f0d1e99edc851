package com.ticketing.events.query.summary;

import com.ticketing.events.query.summary.generator.SummaryGenerator;
import com.ticketing.events.query.summary.generator.SummaryKey;
import com.ticketing.events.query.summary.generator.SummarySource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Generator whose chunks, end and failure a test supplies step by step. */
final class ScriptedGenerator implements SummaryGenerator {

    private static final String END = "<end>";
    private static final String FAILURE = "<failure>";
    private static final String STAND_IN = "<stand-in>";

    /** The version of the generator that stands in. */
    static final String OTHER_VERSION = "other";

    private final BlockingQueue<String> script = new LinkedBlockingQueue<>();
    private final List<SummaryKey> removed = new CopyOnWriteArrayList<>();
    private final AtomicInteger starts = new AtomicInteger();

    ScriptedGenerator writes(String... chunks) {
        for (String chunk : chunks) {
            script.add(chunk);
        }
        return this;
    }

    ScriptedGenerator ends() {
        return writes(END);
    }

    ScriptedGenerator fails() {
        return writes(FAILURE);
    }

    /** Declares that another generator stands in. */
    ScriptedGenerator standsIn() {
        return writes(STAND_IN);
    }

    /** The keys of texts that are no longer needed. */
    List<SummaryKey> removed() {
        return removed;
    }

    @Override
    public void removed(SummaryKey key) {
        removed.add(key);
    }

    /** The number of started generations. */
    int starts() {
        return starts.get();
    }

    @Override
    public String version() {
        return "scripted";
    }

    @Override
    public void generate(SummarySource source, ChunkSink sink) throws InterruptedException {
        starts.incrementAndGet();
        for (String step = script.take(); !step.equals(END); step = script.take()) {
            if (step.equals(FAILURE)) {
                throw new IllegalStateException("scripted failure");
            }
            if (step.equals(STAND_IN)) {
                sink.standIn(OTHER_VERSION);
            } else {
                sink.add(step);
            }
        }
    }
}
