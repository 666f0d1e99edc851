package com.ticketing.events.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Says every few seconds how far a command is. */
final class ProgressReporter implements LongConsumer {

    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final long last;
    private final PrintStream out;
    private long said = System.nanoTime();

    ProgressReporter(long last, PrintStream out) {
        this.last = last;
        this.out = out;
    }

    @Override
    public void accept(long position) {
        long now = System.nanoTime();
        if (now - said > PAUSE) {
            said = now;
            out.printf(Locale.ROOT, "Position %,d of %,d, %d %%%n", position, last, position * 100 / last);
        }
    }
}
