package com.ticketing.events.app.cli;

import com.ticketing.events.command.web.EventImporter;
import com.ticketing.events.command.web.EventImporter.Origin;
import com.ticketing.events.command.web.EventImporter.Outcome;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Unavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates an Event from each line, many at a time so that they share their commits. A line that is refused is reported
 * and the others go on; an event log that does not answer is waited for, but not for ever.
 */
final class BulkLoader {

    /** Who the domain events say has created them. It is part of the keys: another name would load everything again. */
    static final String ACTOR = "load";

    private static final int AT_A_TIME = 256;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final EventImporter events;
    private final Clock clock;
    private final Duration patience;
    private final String source;
    private final LoadCounts tally;
    private final LoadProgress progress;
    private final AtomicReference<@Nullable Throwable> stopped = new AtomicReference<>();

    /**
     * A load that has not begun.
     *
     * @param patience how long one line waits for an event log that does not answer
     * @param source what the domain events name as their cause, before the number of the line
     */
    BulkLoader(
            EventImporter events,
            Clock clock,
            Duration patience,
            String source,
            LoadCounts tally,
            LoadProgress progress) {
        this.events = events;
        this.clock = clock;
        this.patience = patience;
        this.source = source;
        this.tally = tally;
        this.progress = progress;
    }

    /**
     * Returns when every line is done, or when it makes no sense to go on.
     *
     * @return why it did not come to the end; empty when it did
     */
    Optional<Throwable> run(LineReader lines) throws IOException {
        LineIdempotencyKeys keys = new LineIdempotencyKeys();
        Semaphore free = new Semaphore(AT_A_TIME);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (LineReader.Line line = lines.next(); line != null && !isStopped(); line = lines.next()) {
                if (!line.isBlank()) {
                    LineReader.Line work = line;
                    String key = keys.next(work.bytes());
                    free.acquireUninterruptibly();
                    workers.execute(() -> {
                        try {
                            load(work, key);
                        } finally {
                            free.release();
                        }
                    });
                }
            }
        }
        return Optional.ofNullable(stopped.get());
    }

    private void load(LineReader.Line line, String key) {
        try {
            switch (create(line, key)) {
                case CREATED -> tally.loaded();
                case ALREADY_EXISTS -> tally.alreadyThere();
            }
        } catch (Unavailable e) {
            stop(e);
        } catch (Refusal e) {
            tally.refused();
            progress.say("line %d: %s".formatted(line.number(), everythingIn(e)));
        } catch (RuntimeException e) {
            stop(e);
        }
    }

    private Outcome create(LineReader.Line line, String key) {
        Origin origin = new Origin(ACTOR, source + ":" + line.number(), key, line.number());
        long start = System.nanoTime();
        while (true) {
            try {
                return events.create(line.bytes(), origin, clock.instant());
            } catch (Unavailable e) {
                if (isStopped() || System.nanoTime() - start > patience.toNanos()) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.get() != null;
    }

    private void stop(Throwable reason) {
        stopped.compareAndSet(null, reason);
    }

    private static String everythingIn(Refusal refusal) {
        return refusal.details().isEmpty()
                ? refusal.message()
                : refusal.details().stream()
                        .map(violation -> violation.field() + ": " + violation.message())
                        .collect(Collectors.joining("; "));
    }
}
