package com.ticketing.events.query.catalog.index;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Does what is to be done in the background when it is told to. */
public final class ManualMergeScheduler implements MergeScheduler {

    private @Nullable Runnable work;

    @Override
    public void doAfter(Duration rest, Runnable work) {
        if (this.work != null) {
            throw new IllegalStateException("Two at once");
        }
        this.work = work;
    }

    /** Whether there was anything to do. */
    public boolean goOn() {
        Runnable next = work;
        work = null;
        if (next != null) {
            next.run();
        }
        return next != null;
    }
}
