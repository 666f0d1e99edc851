package com.ticketing.events.app.cli.load;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts lines by outcome since its creation; thread-safe. */
public final class LoadCounts {

    private final LongAdder loaded = new LongAdder();
    private final LongAdder alreadyPresent = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final long start = System.nanoTime();

    void countLoaded() {
        loaded.increment();
    }

    void countAlreadyPresent() {
        alreadyPresent.increment();
    }

    void countRefused() {
        refused.increment();
    }

    void countFailed() {
        failed.increment();
    }

    public boolean hasRefused() {
        return refused.sum() > 0;
    }

    /** Lines of any outcome. */
    public long total() {
        return loaded.sum() + alreadyPresent.sum() + refused.sum() + failed.sum();
    }

    public long perSecond() {
        return Math.round(total() / seconds());
    }

    private double seconds() {
        return Math.max(1, System.nanoTime() - start)
                / (double) Duration.ofSeconds(1).toNanos();
    }

    /** Summary in one line; names failed lines only if there are any. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d loaded, %,d already present, %,d refused%s in %.1f s, %,d/s",
                loaded.sum(),
                alreadyPresent.sum(),
                refused.sum(),
                failed.sum() == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", failed.sum()),
                seconds(),
                perSecond());
    }
}
