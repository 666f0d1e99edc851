package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.jdbc.LogUnavailable;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.RowRejected;
import com.ticketing.events.error.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** An atomic append: the events of one unit of work, all of which are written, or none. Thread-safe. */
final class AppendRequest {

    private enum State {
        QUEUED,
        CLAIMED,
        WITHDRAWN
    }

    private final List<NewEvent> events;
    private final long replacements;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private final CompletableFuture<DurableAppend> outcome = new CompletableFuture<>();
    private final long createdAt = System.nanoTime();

    /**
     * Queues the events, in the order of the positions that they get.
     *
     * @param replacements how often the log had been replaced when they were decided on
     */
    AppendRequest(List<NewEvent> events, long replacements) {
        this.events = events;
        this.replacements = replacements;
    }

    /** Whether the events were decided on the log that {@code head} is of. */
    boolean isCurrent(LogHead head) {
        return head.isCurrent(replacements);
    }

    List<NewEvent> events() {
        return events;
    }

    /**
     * The messages of the events as followers get them.
     *
     * @param firstPosition the position of the first one
     */
    List<TrackedEventMessage<?>> messages(long firstPosition) {
        List<TrackedEventMessage<?>> messages = new ArrayList<>(events.size());
        for (NewEvent event : events) {
            messages.add(EventUtils.asTrackedEventMessage(
                    event.message(), new GlobalSequenceTrackingToken(firstPosition + messages.size())));
        }
        return messages;
    }

    /** Claims this request for writing; false when it was withdrawn and must not be written. */
    boolean claim() {
        return state.compareAndSet(State.QUEUED, State.CLAIMED);
    }

    /**
     * Completes the request, whose events are on disk.
     *
     * @param firstPosition the position of the first one
     * @param startedAt {@link System#nanoTime()} at the start of the commit
     * @param endedAt {@link System#nanoTime()} at its end
     * @param batchSize the number of appends in the commit
     */
    void complete(long firstPosition, long startedAt, long endedAt, int batchSize) {
        long lastPosition = firstPosition + events.size() - 1;
        outcome.complete(new DurableAppend(lastPosition, createdAt, startedAt, endedAt, batchSize));
    }

    /** The failure of a request that may have been written or not. */
    static Unavailable unknownOutcome() {
        return new Unavailable("The event log did not confirm; the change may have been kept or not");
    }

    void fail(Exception reason) {
        outcome.completeExceptionally(reason);
    }

    boolean isDone() {
        return outcome.isDone();
    }

    /** The time since this request was created. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - createdAt);
    }

    /**
     * Fails this request with a timeout unless it is done. A queued request is withdrawn and never written; the outcome
     * of a claimed one is unknown.
     */
    void expire() {
        if (!isDone()) {
            fail(timeout());
        }
    }

    /**
     * Waits until the events are on disk, or the request fails or expires.
     *
     * @throws RowRejected when the database refuses one of the events
     * @throws Unavailable when the events were not written, or the outcome is unknown
     */
    DurableAppend await() throws RowRejected {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RowRejected rejected -> throw rejected;
                case Unavailable unavailable -> throw unavailable;
                case null, default -> throw new LogUnavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw timeout();
        }
    }

    private Unavailable timeout() {
        return state.compareAndSet(State.QUEUED, State.WITHDRAWN)
                ? new LogUnavailable()
                : new Unavailable("The event log did not confirm in time; the change may have been kept or not");
    }
}
