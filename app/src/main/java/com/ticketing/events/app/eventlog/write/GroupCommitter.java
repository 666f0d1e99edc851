package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.jdbc.LogDatabase;
import com.ticketing.events.app.eventlog.jdbc.LogHead;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import com.ticketing.events.app.eventlog.jdbc.RowRejected;
import com.ticketing.events.error.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread takes all appends that wait, writes them in one transaction, tells the followers, and wakes
 * the callers. While the disk is busy with one batch the next one gathers.
 *
 * <p>A caller who is alone writes by itself, because two changes of threads would cost more than there is to share.
 */
public final class GroupCommitter implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(GroupCommitter.class);

    private static final int LARGEST_BATCH = 1024;
    private static final long LONGEST_GATHERING = Duration.ofMillis(1).toNanos();
    private static final long LOOK = 20_000;

    private final LogWriter writer;
    private final RecentEvents recent;
    private final LogHead head;
    private final AppendDeadline patience;
    private final BlockingQueue<AppendRequest> queue;
    private final StallDetector hang;
    private final Thread thread;
    private volatile boolean closed;

    /** Whoever writes holds it. */
    private final ReentrantLock turn = new ReentrantLock();

    private volatile int lastBatch;
    private volatile long lastNanos;

    /**
     * Starts the committing thread.
     *
     * @param capacity how many appends may wait before others are turned away
     * @param patience how long an append waits for the disk
     */
    public GroupCommitter(LogWriter writer, RecentEvents recent, LogHead head, int capacity, Duration patience) {
        this.writer = writer;
        this.recent = recent;
        this.head = head;
        this.patience = new AppendDeadline(patience);
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.hang = new StallDetector(patience.dividedBy(2));
        this.thread = Thread.ofPlatform().name("event-log-committer").daemon().start(this::run);
    }

    /**
     * Returns when the events are on disk.
     *
     * @throws RowRejected when the database refuses one of them; none is written then
     * @throws Unavailable at once when too many others wait or the database hangs; otherwise when the database does not answer in time
     */
    public void append(List<NewEvent> events) throws RowRejected {
        AppendRequest append = new AppendRequest(events);
        if (closed || hang.goesOn() || !(writtenAlone(append) || queue.offer(append))) {
            throw LogDatabase.unavailable();
        }
        patience.watch(append);
        try {
            append.await();
        } catch (Unavailable e) {
            queue.remove(append);
            throw e;
        }
    }

    /**
     * Writes the append on the caller's thread if nobody else is about to write. Not on a fresh connection: opening one
     * may take longer than a caller may wait.
     */
    private boolean writtenAlone(AppendRequest append) {
        boolean alone = lastBatch <= 1 && queue.isEmpty() && writer.isConnected() && !turn.hasQueuedThreads();
        if (!alone || !turn.tryLock()) {
            return false;
        }
        Runnable news;
        try {
            append.take();
            news = commit(List.of(append));
        } finally {
            turn.unlock();
        }
        news.run();
        return true;
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            try {
                commitInTurn(queue.take());
            } catch (InterruptedException e) {
                // The log is being closed; what waits is written first.
            }
        }
        turn.lock();
        try {
            writer.close();
        } finally {
            turn.unlock();
        }
    }

    /** Callers hear of it when the turn is over, so that whoever is alone and comes back at once can take it. */
    private void commitInTurn(AppendRequest first) {
        Runnable news;
        turn.lock();
        try {
            awaitTheOthers();
            List<AppendRequest> batch = new ArrayList<>(List.of(first));
            queue.drainTo(batch, LARGEST_BATCH - 1);
            batch.removeIf(append -> !append.take());
            news = batch.isEmpty() ? () -> {} : commit(batch);
        } finally {
            turn.unlock();
        }
        news.run();
    }

    /**
     * The callers of the last batch are likely to be back in a moment. Those who come first would otherwise get a commit of
     * their own, and all others wait for two.
     */
    private void awaitTheOthers() {
        long deadline = System.nanoTime() + Math.min(lastNanos / 4, LONGEST_GATHERING);
        while (queue.size() + 1 < lastBatch && System.nanoTime() - deadline < 0 && !closed) {
            LockSupport.parkNanos(this, LOOK);
        }
    }

    /** Writes a batch and tells the followers; the answer tells the callers. */
    private Runnable commit(List<AppendRequest> batch) {
        long start = System.nanoTime();
        hang.writeBegins();
        boolean succeeded = false;
        try {
            LogWriter.Result result = writer.write(batch);
            result.written().forEach(this::announce);
            succeeded = true;
            return () -> {
                result.written().keySet().forEach(AppendRequest::written);
                result.rejected().forEach(AppendRequest::failed);
            };
        } catch (SQLException e) {
            logger.warn("The event log cannot be written: {}", e.getMessage());
            return () -> batch.forEach(append -> append.failed(e));
        } catch (RuntimeException e) {
            logger.error("A batch of {} appends failed", batch.size(), e);
            writer.discardConnection();
            return () -> batch.forEach(append -> append.failed(e));
        } finally {
            hang.writeEnds(succeeded);
            lastBatch = batch.size();
            lastNanos = System.nanoTime() - start;
        }
    }

    private void announce(AppendRequest append, long first) {
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
            thread.join(patience.limit());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
