package com.ticketing.events.app.eventlog;

import com.ticketing.events.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread takes all appends that wait, writes them in one transaction, tells the followers, and wakes
 * the callers. While the disk is busy with one batch the next one gathers.
 */
final class Committer implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Committer.class);

    private static final int LARGEST_BATCH = 1024;

    private final LogWriter writer;
    private final RecentEvents recent;
    private final Head head;
    private final Duration patience;
    private final BlockingQueue<Append> queue;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts the committing thread.
     *
     * @param capacity how many appends may wait before others are turned away
     * @param patience how long an append waits for the disk
     */
    Committer(LogWriter writer, RecentEvents recent, Head head, int capacity, Duration patience) {
        this.writer = writer;
        this.recent = recent;
        this.head = head;
        this.patience = patience;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread = Thread.ofPlatform().name("event-log-committer").daemon().start(this::run);
    }

    /**
     * Returns when the events are on disk.
     *
     * @throws RejectedRow when the database refuses one of them; none is written then
     * @throws Unavailable at once when too many others wait; otherwise when the database does not answer in time
     */
    void append(List<NewEvent> events) throws RejectedRow {
        Append append = new Append(events);
        if (closed || !queue.offer(append)) {
            throw Append.unavailable();
        }
        try {
            append.await(patience);
        } catch (Unavailable e) {
            queue.remove(append);
            throw e;
        }
    }

    private void run() {
        List<Append> batch = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                continue;
            }
            queue.drainTo(batch, LARGEST_BATCH - 1);
            batch.removeIf(append -> !append.take());
            if (!batch.isEmpty()) {
                commit(batch);
            }
            batch.clear();
        }
        writer.close();
    }

    private void commit(List<Append> batch) {
        try {
            LogWriter.Result result = writer.write(batch);
            result.written().forEach(this::announce);
            result.written().keySet().forEach(Append::written);
            result.rejected().forEach(Append::failed);
        } catch (SQLException e) {
            logger.warn("The event log cannot be written: {}", e.getMessage());
            batch.forEach(append -> append.failed(e));
        } catch (RuntimeException e) {
            logger.error("A batch of {} appends failed", batch.size(), e);
            writer.discardConnection();
            batch.forEach(append -> append.failed(e));
        }
    }

    private void announce(Append append, long first) {
        List<TrackedEventMessage<?>> messages = new ArrayList<>(append.events().size());
        for (NewEvent event : append.events()) {
            messages.add(EventUtils.asTrackedEventMessage(
                    event.message(), new GlobalSequenceTrackingToken(first + messages.size())));
        }
        recent.add(first, messages);
        head.advanceTo(first + messages.size() - 1);
    }

    /** Turns new appends away, writes those that wait, and gives the connection back. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
