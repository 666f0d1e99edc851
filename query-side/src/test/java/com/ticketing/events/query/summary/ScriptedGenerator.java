package com.ticketing.events.query.summary;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A generator that writes what a test tells it, when the test tells it. */
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

    /** How often a text was begun. */
    int starts() {
        return starts.get();
    }

    @Override
    public String version() {
        return "scripted";
    }

    @Override
    public void write(SummarySource card, Paper paper) throws InterruptedException {
        starts.incrementAndGet();
        for (String step = script.take(); !step.equals(END); step = script.take()) {
            if (step.equals(FAILURE)) {
                throw new IllegalStateException("the script says so");
            }
            paper.add(step);
        }
    }
}
