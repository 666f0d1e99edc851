package com.ticketing.events.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** Prints the state of a long command at a fixed interval, in a thread of its own, until it is closed. */
final class ProgressReporter implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Thread thread;

    /**
     * Starts to report, every two seconds.
     *
     * @param state the line to print; called in the reporter's thread
     */
    ProgressReporter(PrintWriter out, Supplier<String> state) {
        this(out, state, INTERVAL);
    }

    ProgressReporter(PrintWriter out, Supplier<String> state, Duration interval) {
        thread = Thread.ofPlatform().daemon().name("progress").start(() -> {
            try {
                while (true) {
                    Thread.sleep(interval);
                    out.println(state.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
