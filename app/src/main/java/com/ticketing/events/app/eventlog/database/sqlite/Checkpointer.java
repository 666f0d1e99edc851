package com.ticketing.events.app.eventlog.database.sqlite;

import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints of SQLite's write-ahead log: moves its frames into the database file on a thread of its own, so that no
 * commit waits for them, and bounds the size of the write-ahead log. Thread-safe.
 *
 * <p>SQLite starts a write-ahead log over when a transaction begins after a checkpoint of all its frames. Under
 * constant writing there are always newer frames; when there are more than {@link #MAX_FRAMES}, the last of them are
 * moved while the writers wait. SQLite flushes the database file only after the last frame, hence the pages that were
 * moved before are flushed beside the writers.
 */
final class Checkpointer implements AutoCloseable {

    /** The number of frames, of 4 KiB, beyond which writers wait: 32 MiB. */
    static final int MAX_FRAMES = 8192;

    /** The size of that many frames, to which the file is cut when it starts over. */
    static final long MAX_BYTES = MAX_FRAMES * (4096L + 24);

    /** The number of transactions after which a checkpoint is due. */
    private static final int TRANSACTIONS = 256;

    /** The time after a transaction at which a checkpoint is due. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(1);

    /** The number of moved frames that may be flushed while the writers wait. */
    private static final int FEW_FRAMES = 256;

    /** The number of attempts to have so few of them; more do not help against constant writing. */
    private static final int MAX_PASSES = 4;

    private static final String BESIDE_WRITERS = "pragma wal_checkpoint(passive)";

    /** Short, because a checkpoint that excludes readers waits for them while appends wait for it. */
    private static final Duration BUSY_TIMEOUT = Duration.ofMillis(200);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    /** The frames in the write-ahead log, and how many of them are in the database file. */
    private record Frames(int total, int moved) {
        static final Frames NONE = new Frames(0, 0);
    }

    private final DataSource connections;
    private final DataDirectory directory;

    /** Acquired before the monitor of this object. */
    private final ReentrantLock writeLock;

    private final Outage outage = new Outage(Checkpointer.class, "Checkpoint of the write-ahead log");
    private final AtomicInteger transactions = new AtomicInteger();
    private final Semaphore due = new Semaphore(0);
    private final LongAdder checkpoints = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private @Nullable Loop loop;
    private @Nullable Connection connection;

    /**
     * Creates it without a thread.
     *
     * @param directory has the database file
     * @param writeLock held by writers during their transactions
     */
    Checkpointer(DataSource connections, DataDirectory directory, ReentrantLock writeLock) {
        this.connections = connections;
        this.directory = directory;
        this.writeLock = writeLock;
    }

    /**
     * Starts the thread; without it, and while it fails, SQLite makes the checkpoints in the commits of the writers.
     */
    void start(Supervisor supervisor) {
        loop = supervisor.start(LoopName.CHECKPOINTS, Thread.ofPlatform().daemon(), this::run);
    }

    void bindTo(MeterRegistry meters) {
        FunctionTimer.builder(
                        "events.sqlite.checkpoint",
                        this,
                        each -> each.checkpoints.sum(),
                        each -> each.nanos.sum(),
                        TimeUnit.NANOSECONDS)
                .description("Checkpoints of SQLite's write-ahead log beside the writers")
                .register(meters);
        FunctionCounter.builder("events.sqlite.checkpoint.failures", failures, LongAdder::sum)
                .description("Checkpoints of SQLite's write-ahead log that failed")
                .register(meters);
    }

    /** Records a transaction that has ended. */
    void written() {
        if (transactions.incrementAndGet() == TRANSACTIONS) {
            due.release();
        }
    }

    private void run(Loop running) throws InterruptedException {
        while (true) {
            boolean _ = due.tryAcquire(MAX_DELAY.toMillis(), TimeUnit.MILLISECONDS);
            running.beat();
            if (transactions.getAndSet(0) > 0) {
                checkpoint();
            }
        }
    }

    private void checkpoint() {
        long start = System.nanoTime();
        try {
            Frames frames = moveFrames();
            if (frames.total() > MAX_FRAMES) {
                flushAfter(frames);
                writeLock.lockInterruptibly();
                try {
                    moveFrames();
                } finally {
                    writeLock.unlock();
                }
            }
            outage.succeeded();
            checkpoints.increment();
            nanos.add(System.nanoTime() - start);
        } catch (SQLException | IOException e) {
            failures.increment();
            outage.failed(1, e);
            closeConnection();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Flushes moved frames beside the writers until few are moved meanwhile. */
    private void flushAfter(Frames moved) throws SQLException, IOException {
        Frames flushed = moved;
        for (int pass = 1; pass <= MAX_PASSES; pass++) {
            directory.flushDatabase();
            Frames next = moveFrames();
            if (next.moved() - flushed.moved() <= FEW_FRAMES) {
                return;
            }
            flushed = next;
        }
    }

    /** Moves the frames that no reader needs. */
    private synchronized Frames moveFrames() throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery(BESIDE_WRITERS)) {
            return row.next() ? new Frames(row.getInt(2), row.getInt(3)) : Frames.NONE;
        }
    }

    /**
     * Moves all frames and empties the write-ahead log, while the writers wait.
     *
     * @return false if readers prevented it
     */
    boolean truncate() throws SQLException {
        writeLock.lock();
        try {
            return truncateUncontended();
        } finally {
            writeLock.unlock();
        }
    }

    private synchronized boolean truncateUncontended() throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute("pragma busy_timeout = " + BUSY_TIMEOUT.toMillis());
            try (ResultSet row = statement.executeQuery(SqliteSources.TRUNCATE_WAL)) {
                return row.next() && row.getInt(1) == 0;
            }
        } catch (SQLException e) {
            closeConnection();
            throw e;
        }
    }

    private synchronized Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connections.getConnection();
            connection = open;
        }
        return open;
    }

    private synchronized void closeConnection() {
        try (Connection _ = connection) {
            connection = null;
        } catch (SQLException e) {
            // The failure before is reported.
        }
    }

    /** Stops the thread and closes the connection. A later {@link #truncate} opens another one. */
    @Override
    public void close() {
        Loop running = loop;
        if (running != null) {
            running.requestStop();
            running.join(STOP_TIMEOUT);
        }
        closeConnection();
    }
}
