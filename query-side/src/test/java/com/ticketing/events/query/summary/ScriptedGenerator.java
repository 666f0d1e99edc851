package com.ticketing.events.query.summary;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Generator whose chunks, end and failure a test supplies step by step. */
final class ScriptedGenerator implements SummaryGenerator {

    private static final String END = "<end>";
    private static final String FAILURE = "<failure>";

    private final BlockingQueue<String> script = new LinkedBlockingQueue<>();
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
            sink.add(step);
        }
    }
}
