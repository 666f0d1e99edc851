package com.ticketing.events.app.eventlog.write;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives up appends that take too long, looking after all of them now and then. A virtual thread that waited with a time
 * limit of its own would have a timer set and cancelled by another thread each time, which costs more than the waiting.
 */
final class AppendDeadline {

    private static final long LOOK_MILLIS = 50;

    private final Duration limit;

    /** In the order in which they came, and so in that in which their time is over. */
    private final Queue<AppendRequest> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor looks = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("event-log-patience").daemon().factory());

    AppendDeadline(Duration limit) {
        this.limit = limit;
        // Nobody closes it: whoever still waits when the log is closed has to be given up, too.
        looks.setKeepAliveTime(1, TimeUnit.SECONDS);
        looks.allowCoreThreadTimeOut(true);
    }

    Duration limit() {
        return limit;
    }

    /** Gives the append up if it is not over by the limit, or a moment later. */
    void watch(AppendRequest append) {
        if (!append.isOver()) {
            waiting.add(append);
            lookSoon();
        }
    }

    private void lookSoon() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            var _ = looks.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        AppendRequest oldest = waiting.peek();
        while (oldest != null && (oldest.isOver() || oldest.age().compareTo(limit) >= 0)) {
            waiting.remove();
            oldest.giveUp();
            oldest = waiting.peek();
        }
        looking.set(false);
        if (!waiting.isEmpty()) {
            lookSoon();
        }
    }
}
