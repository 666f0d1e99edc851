package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.jdbc.LogUnavailable;
import com.ticketing.events.app.eventlog.table.LogReplaced;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.RowRejected;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.Admission;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit for the event log. A single thread drains the queue of appends, writes the batch in one transaction,
 * advances the head for followers, and completes the requests; the next batch queues up meanwhile. Thread-safe.
 *
 * <p>A single caller without concurrency writes on its own thread, because two context switches cost more than batching
 * saves.
 */
public final class GroupCommitter implements LogAppender {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);

    private static final int MAX_BATCH_SIZE = 1024;

    /** Interval of checks while no append arrives. */
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

    private final LogWriter writer;
    private final RecentEvents recent;
    private final LogHead head;
    private final AppendDeadline deadline;
    private final AppendQueue queue;
    private final BatchGatherer gatherer = new BatchGatherer();
    private final StallDetector stallDetector;
    private final Outage outage;
    private final AppendMetrics metrics;
    private final Loop loop;
    private volatile boolean closed;

    /** Whether nothing else compares the log with the known part of it while no append arrives. */
    private final boolean isUnfollowed;

    /** Held during a write; guards {@link #writer}. */
    private final ReentrantLock writeLock = new ReentrantLock();

    /**
     * Starts the committing thread.
     *
     * @param database closed by the caller, after this
     * @param capacity the maximum number of queued appends; more are refused
     * @param timeout how long an append waits for the disk
     * @param outage of the writes
     * @param admission of appends to the queue
     * @param metrics of the batches
     */
    public GroupCommitter(
            LogDatabase database,
            RecentEvents recent,
            LogHead head,
            int capacity,
            Duration timeout,
            Supervisor supervisor,
            Outage outage,
            Admission admission,
            AppendMetrics metrics) {
        this.writer = new LogWriter(database);
        this.isUnfollowed = database.embedded();
        this.recent = recent;
        this.head = head;
        this.deadline = new AppendDeadline(timeout, supervisor);
        this.queue = new AppendQueue(capacity, admission);
        this.stallDetector = new StallDetector(timeout.dividedBy(2));
        this.outage = outage;
        this.metrics = metrics;
        this.loop = supervisor.start(LoopName.COMMITTER, Thread.ofPlatform().daemon(), this::run);
    }

    /**
     * {@inheritDoc}
     *
     * @throws Unavailable at once when the queue is full, the database is stalled or the log has been replaced since;
     *     after the timeout when the database does not respond
     */
    @Override
    public DurableAppend append(List<NewEvent> events, long replacements) throws RowRejected {
        AppendRequest request = new AppendRequest(events, replacements);
        if (closed || !request.isCurrent(head)) {
            throw new LogUnavailable();
        }
        if (stallDetector.isStalled()) {
            throw queue.refused("the database does not respond");
        }
        if (!writeDirectly(request)) {
            queue.add(request);
        }
        deadline.watch(request);
        try {
            return request.await();
        } catch (Unavailable e) {
            queue.remove(request);
            throw e;
        }
    }

    /**
     * Writes the request on the caller's thread when no other write is queued or running; returns whether it did.
     * Requires an open connection, because opening one may take longer than the timeout.
     */
    private boolean writeDirectly(AppendRequest request) {
        boolean uncontended =
                gatherer.lastWasSingle() && queue.isEmpty() && writer.isConnected() && !writeLock.hasQueuedThreads();
        if (!uncontended || !writeLock.tryLock()) {
            return false;
        }
        Runnable completion;
        try {
            request.claim();
            completion = commitCurrent(List.of(request));
        } finally {
            writeLock.unlock();
        }
        completion.run();
        return true;
    }

    private void run(Loop running) {
        while (!closed || !queue.isEmpty()) {
            try {
                AppendRequest first = queue.poll(PROBE_INTERVAL);
                if (first != null) {
                    commitBatch(first, running);
                } else if (outage.isOngoing()) {
                    probe();
                } else if (isUnfollowed) {
                    verify();
                }
            } catch (InterruptedException e) {
                // Only close() interrupts; queued requests are written before the loop ends.
            }
        }
        runExclusively(writer::close);
    }

    /** Checks whether a database that failed accepts transactions again, and still has the known log. */
    private void probe() {
        writeLock.lock();
        stallDetector.writeStarted();
        boolean succeeded = false;
        LogHead.Known known = head.known();
        try {
            writer.probe(known.end());
            succeeded = true;
            outage.succeeded();
        } catch (LogReplaced e) {
            head.markReplaced(known);
        } catch (SQLException e) {
            LOG.debug("The database of the event log still fails", e);
        } finally {
            stallDetector.writeEnded(succeeded);
            writeLock.unlock();
        }
    }

    /** Compares the log with the known part of it. */
    private void verify() {
        runExclusively(() -> {
            LogHead.Known known = head.known();
            try {
                writer.verify(known.end());
            } catch (LogReplaced e) {
                head.markReplaced(known);
            } catch (SQLException e) {
                LOG.debug("The end of the event log could not be read", e);
            }
        });
    }

    /** Completes the requests after releasing the lock, so that a single caller's next append finds it free. */
    private void commitBatch(AppendRequest first, Loop running) {
        Runnable completion;
        List<AppendRequest> batch = new ArrayList<>(List.of(first));
        writeLock.lock();
        try {
            running.beat();
            gatherer.await(() -> queue.size() + 1, () -> closed);
            queue.drainTo(batch, MAX_BATCH_SIZE - 1);
            batch.removeIf(request -> !request.claim());
            completion = batch.isEmpty() ? () -> {} : commitCurrent(batch);
        } catch (RuntimeException | Error e) {
            // Thrown before the write: nothing of the batch is stored.
            batch.forEach(request -> request.fail(new LogUnavailable()));
            throw e;
        } finally {
            writeLock.unlock();
        }
        completion.run();
    }

    /** Fails the requests that were decided on a log that has been replaced since, and commits the others. */
    private Runnable commitCurrent(List<AppendRequest> batch) {
        List<AppendRequest> current =
                batch.stream().filter(request -> request.isCurrent(head)).toList();
        if (current.size() == batch.size()) {
            return commit(batch);
        }
        batch.stream()
                .filter(request -> !current.contains(request))
                .forEach(request -> request.fail(new LogUnavailable()));
        return current.isEmpty() ? () -> {} : commit(current);
    }

    /** Writes a batch and advances the head; returns the action that completes the requests. */
    private Runnable commit(List<AppendRequest> batch) {
        long start = System.nanoTime();
        stallDetector.writeStarted();
        boolean succeeded = false;
        LogHead.Known known = head.known();
        try {
            LogWriter.Result result = writer.write(batch, known.end());
            publish(result, known);
            succeeded = true;
            outage.succeeded();
            loop.succeeded();
            long end = System.nanoTime();
            return () -> {
                result.written().forEach((request, first) -> request.complete(first, start, end, batch.size()));
                result.rejected().forEach(AppendRequest::fail);
            };
        } catch (LogReplaced e) {
            head.markReplaced(known);
            return () -> batch.forEach(request -> request.fail(e));
        } catch (SQLException e) {
            outage.failed(batch.size(), e);
            return () -> batch.forEach(request -> request.fail(e));
        } catch (RuntimeException | Error e) {
            loop.failed(e);
            writer.discardConnection();
            return () -> batch.forEach(request -> request.fail(AppendRequest.unknownOutcome()));
        } finally {
            stallDetector.writeEnded(succeeded);
            metrics.committed(batch.size());
            gatherer.written(batch.size(), System.nanoTime() - start);
        }
    }

    /**
     * Publishes a committed batch to the followers. A failure changes nothing for the appends, which are on disk: the
     * recent events are cleared, and the followers read the batch from the database.
     */
    private void publish(LogWriter.Result committed, LogHead.Known known) {
        try {
            committed.written().forEach((request, first) -> recent.add(first, request.messages(first)));
        } catch (RuntimeException | Error e) {
            LOG.error("Committed domain events could not be kept in memory; followers read them from the database", e);
            recent.clear();
        }
        head.advanceTo(known, committed.end());
    }

    @Override
    public void runExclusively(Runnable action) {
        writeLock.lock();
        try {
            action.run();
        } finally {
            writeLock.unlock();
        }
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    /** Whether the database does not respond to a write in time. */
    @Override
    public boolean isStalled() {
        return stallDetector.isStalled();
    }

    /** Refuses new appends, writes the queued ones, and closes the connection. */
    @Override
    public void close() {
        closed = true;
        loop.interrupt();
        loop.join(deadline.timeout());
        loop.requestStop();
    }
}
