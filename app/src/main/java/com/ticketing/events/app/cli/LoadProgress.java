package com.ticketing.events.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Shows how far the load is: a bar that is drawn again and again on a terminal, a line every few seconds elsewhere. */
final class LoadProgress implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration REPORT = Duration.ofSeconds(5);
    private static final int WIDTH = 30;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintStream err;
    private final boolean terminal;
    private final LoadCounts tally;
    private final Supplier<OptionalInt> percent;
    private final Thread ticker;

    /**
     * Begins to show it.
     *
     * @param percent of the input, 0 to 100; empty when nobody knows its size
     */
    LoadProgress(PrintStream err, boolean terminal, LoadCounts tally, Supplier<OptionalInt> percent) {
        this.err = err;
        this.terminal = terminal;
        this.tally = tally;
        this.percent = percent;
        this.ticker = Thread.ofVirtual().name("load-progress").start(this::tick);
    }

    /** Writes a line of its own, above the bar. */
    synchronized void say(String line) {
        err.println((terminal ? CLEAR_LINE : "") + line);
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(terminal ? REDRAW : REPORT);
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show() {
        if (terminal) {
            err.print(CLEAR_LINE + bar() + state());
            err.flush();
        } else {
            err.println(state());
        }
    }

    private String state() {
        OptionalInt share = percent.get();
        return (share.isPresent() ? "%3d %%  ".formatted(share.getAsInt()) : "")
                + String.format(Locale.ROOT, "%,d events, %,d/s", tally.done(), tally.perSecond());
    }

    private String bar() {
        OptionalInt share = percent.get();
        if (share.isEmpty()) {
            return "";
        }
        int full = share.getAsInt() * WIDTH / 100;
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] ";
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        ticker.interrupt();
        synchronized (this) {
            if (terminal) {
                err.print(CLEAR_LINE);
                err.flush();
            }
        }
    }
}
