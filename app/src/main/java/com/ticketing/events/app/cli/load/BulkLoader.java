package com.ticketing.events.app.cli.load;

import com.ticketing.events.command.imports.LineIdempotencyKeys;
import com.ticketing.events.command.imports.LineReader;
import com.ticketing.events.command.web.EventImporter.Origin;
import com.ticketing.events.command.web.EventImporter.Outcome;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.ProcessTermination;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates an Event from each line, many concurrently so that they share group commits. A refused line is reported and
 * the load continues; while the event log is unavailable a line is retried, up to a maximum wait.
 */
public final class BulkLoader {

    /**
     * Actor of the domain events. Part of the idempotency keys: after a change of the name, a repeated load creates all
     * Events again.
     */
    static final String ACTOR = "load";

    private static final int MAX_CONCURRENT_LINES = 256;
    private static final Duration RETRY_DELAY = Duration.ofMillis(250);

    private final Creation events;
    private final Clock clock;
    private final Duration maxWait;
    private final String source;
    private final LoadCounts counts;
    private final Consumer<String> refusals;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Creation of an Event from a JSON body; called concurrently. */
    public interface Creation {

        Outcome create(byte[] json, Origin origin, Instant now);
    }

    /**
     * Creates a loader.
     *
     * @param maxWait how long one line is retried while the event log is unavailable
     * @param source prefix of the request ids; the line number is appended
     * @param refusals receives one text for each refused line; called concurrently
     */
    public BulkLoader(
            Creation events,
            Clock clock,
            Duration maxWait,
            String source,
            LoadCounts counts,
            Consumer<String> refusals) {
        this.events = events;
        this.clock = clock;
        this.maxWait = maxWait;
        this.source = source;
        this.counts = counts;
        this.refusals = refusals;
    }

    /**
     * Loads all lines; returns at the end of the input, or after the first failure that is not a refusal.
     * A line whose task fails, be it by an {@code Error}, counts as failed and is named in the failure.
     *
     * @return the failure; empty if every line was processed
     */
    public Optional<Throwable> run(LineReader lines) throws IOException {
        long read = 0;
        LineIdempotencyKeys keys = new LineIdempotencyKeys();
        Semaphore permits = new Semaphore(MAX_CONCURRENT_LINES);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (LineReader.Line line = lines.next(); line != null && !hasFailed(); line = lines.next()) {
                if (!line.isBlank()) {
                    LineReader.Line current = line;
                    String key = keys.next(current.bytes());
                    read++;
                    permits.acquireUninterruptibly();
                    workers.execute(() -> {
                        try {
                            load(current, key);
                        } finally {
                            permits.release();
                        }
                    });
                }
            }
        }
        if (counts.total() != read) {
            fail(new IllegalStateException(read + " lines were read, " + counts.total() + " have an outcome"));
        }
        return Optional.ofNullable(failure.get());
    }

    private void load(LineReader.Line line, String key) {
        try {
            switch (create(line, key)) {
                case CREATED -> counts.countLoaded();
                case ALREADY_EXISTS -> counts.countAlreadyPresent();
            }
        } catch (Unavailable e) {
            counts.countFailed();
            fail(e);
        } catch (Refusal e) {
            counts.countRefused();
            refusals.accept("line " + line.number() + ": " + describe(e));
        } catch (RuntimeException | Error e) {
            ProcessTermination.halt().terminateIfFatal("line " + line.number() + " of the load", e);
            counts.countFailed();
            fail(new LineFailed(line.number(), e));
        }
    }

    private Outcome create(LineReader.Line line, String key) {
        Origin origin = new Origin(ACTOR, source + ":" + line.number(), key, line.number());
        long start = System.nanoTime();
        while (true) {
            try {
                return events.create(line.bytes(), origin, clock.instant());
            } catch (Unavailable e) {
                if (hasFailed() || System.nanoTime() - start > maxWait.toNanos()) {
                    throw e;
                }
                awaitRetry();
            }
        }
    }

    private static void awaitRetry() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasFailed() {
        return failure.get() != null;
    }

    private void fail(Throwable reason) {
        failure.compareAndSet(null, reason);
    }

    /** A line was neither loaded nor refused. */
    private static final class LineFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LineFailed(long line, Throwable cause) {
            super("line " + line + ": " + cause, cause);
        }
    }

    private static String describe(Refusal refusal) {
        return refusal.details().isEmpty()
                ? refusal.message()
                : refusal.details().stream()
                        .map(violation -> violation.field() + ": " + violation.message())
                        .collect(Collectors.joining("; "));
    }
}
