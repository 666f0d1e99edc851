package com.ticketing.events.app.eventlog.write;

import com.ticketing.events.app.eventlog.jdbc.LogDatabase;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import com.ticketing.events.app.eventlog.jdbc.RowRejected;
import com.ticketing.events.error.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The events of one unit of work on their way to the disk: all of them are written, or none. */
public final class AppendRequest {

    private enum State {
        QUEUED,
        TAKEN,
        WITHDRAWN
    }

    private final List<NewEvent> events;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private final CompletableFuture<@Nullable Void> outcome = new CompletableFuture<>();
    private final long begun = System.nanoTime();

    public AppendRequest(List<NewEvent> events) {
        this.events = events;
    }

    List<NewEvent> events() {
        return events;
    }

    /** Claims this append for writing; false when its caller has given up, and then it must not be written. */
    public boolean take() {
        return state.compareAndSet(State.QUEUED, State.TAKEN);
    }

    void written() {
        outcome.complete(null);
    }

    void failed(Exception reason) {
        outcome.completeExceptionally(reason);
    }

    /** Whether its caller has nothing to wait for any more. */
    boolean isOver() {
        return outcome.isDone();
    }

    /** How long its caller has been waiting. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /**
     * Ends the waiting, if it goes on: an append that is still queued is withdrawn and will never be written; of one that
     * is being written nobody can say whether it will be kept.
     */
    void giveUp() {
        if (!isOver()) {
            failed(givenUp());
        }
    }

    /**
     * Waits until the events are on disk, or somebody gives up.
     *
     * @throws RowRejected when the database refuses one of the events
     * @throws Unavailable when the events were not written, or may not have been
     */
    void await() throws RowRejected {
        try {
            outcome.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RowRejected rejected -> throw rejected;
                case Unavailable unavailable -> throw unavailable;
                case null, default -> throw LogDatabase.unavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp();
        }
    }

    private Unavailable givenUp() {
        return state.compareAndSet(State.QUEUED, State.WITHDRAWN)
                ? LogDatabase.unavailable()
                : new Unavailable("The event log did not confirm in time; the change may have been kept or not");
    }
}
