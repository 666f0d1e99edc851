package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.jdbc.LogUnavailable;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.Admission;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The bounded queue of the appends that wait for the committing thread. Thread-safe. */
final class AppendQueue {

    private final BlockingQueue<AppendRequest> requests;
    private final Admission admission;

    /** @param capacity the maximum number of waiting appends */
    AppendQueue(int capacity, Admission admission) {
        requests = new ArrayBlockingQueue<>(capacity);
        this.admission = admission;
    }

    /** @throws Unavailable if the queue is full */
    void add(AppendRequest request) {
        if (!requests.offer(request)) {
            throw refused("the queue is full");
        }
        admission.admitted();
    }

    /** Records that an append is refused and returns what refuses it. */
    Unavailable refused(String reason) {
        admission.refused(reason);
        return new LogUnavailable();
    }

    /** Removes and returns the first append, after a wait; null if there is none. */
    @Nullable
    AppendRequest poll(Duration maxWait) throws InterruptedException {
        return requests.poll(maxWait.toNanos(), TimeUnit.NANOSECONDS);
    }

    void drainTo(Collection<AppendRequest> batch, int max) {
        requests.drainTo(batch, max);
    }

    void remove(AppendRequest request) {
        requests.remove(request);
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }

    int size() {
        return requests.size();
    }
}
