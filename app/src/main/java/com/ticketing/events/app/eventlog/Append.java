package com.ticketing.events.app.eventlog;

import com.ticketing.events.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The events of one unit of work on their way to the disk: all of them are written, or none. */
final class Append {

    private enum State {
        QUEUED,
        TAKEN,
        WITHDRAWN
    }

    private final List<NewEvent> events;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private final CompletableFuture<@Nullable Void> outcome = new CompletableFuture<>();

    Append(List<NewEvent> events) {
        this.events = events;
    }

    List<NewEvent> events() {
        return events;
    }

    /** Claims this append for writing; false when its caller has given up, and then it must not be written. */
    boolean take() {
        return state.compareAndSet(State.QUEUED, State.TAKEN);
    }

    void written() {
        outcome.complete(null);
    }

    void failed(Exception reason) {
        outcome.completeExceptionally(reason);
    }

    /**
     * Waits until the events are on disk. Gives up after {@code patience}: an append that is still queued is withdrawn
     * and will never be written; of one that is being written nobody can say whether it will be kept.
     *
     * @throws RejectedRow when the database refuses one of the events
     * @throws Unavailable when the events were not written, or may not have been
     */
    void await(Duration patience) throws RejectedRow {
        try {
            outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RejectedRow rejected) {
                throw rejected;
            }
            throw unavailable();
        } catch (TimeoutException e) {
            throw givenUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp();
        }
    }

    static Unavailable unavailable() {
        return new Unavailable("The event log is not available, try again later");
    }

    private Unavailable givenUp() {
        return state.compareAndSet(State.QUEUED, State.WITHDRAWN)
                ? unavailable()
                : new Unavailable("The event log did not confirm in time; the change may have been kept or not");
    }
}
