package com.ticketing.events.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Supervisor of the loops of one service: starts each, restarts it after any {@link Throwable} with exponential
 * back-off, and has the status of all. A {@link VirtualMachineError} ends the process. Thread-safe.
 */
public final class Supervisor {

    private final ProcessTermination termination;
    private final Map<String, Loop> loops = new ConcurrentSkipListMap<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();

    /** Creates a supervisor that halts the process on a fatal error. */
    public Supervisor() {
        this(ProcessTermination.halt());
    }

    public Supervisor(ProcessTermination termination) {
        this.termination = termination;
    }

    /** Starts a loop on a thread of its own, which gets the loop's name. */
    public Loop start(LoopName name, Thread.Builder thread, LoopBody body) {
        return start(name, name.text(), thread, body);
    }

    /** Starts one of several loops of a kind on a thread of its own. */
    public Loop start(LoopName kind, String name, Thread.Builder thread, LoopBody body) {
        Loop loop = register(kind, name);
        loop.start(thread, body);
        return loop;
    }

    /** Registers a loop that has no thread of its own: its owner reports each run with {@link Loop#attempt}. */
    public Loop register(LoopName name) {
        return register(name, name.text());
    }

    private synchronized Loop register(LoopName kind, String name) {
        Loop predecessor = loops.get(name);
        Loop loop = new Loop(name, kind.maxPause(), termination, predecessor);
        loops.put(name, loop);
        if (predecessor == null) {
            listeners.forEach(listener -> listener.accept(name));
        }
        return loop;
    }

    /** Calls the listener with the name of each loop that is registered now or later. */
    public synchronized void onRegistration(Consumer<String> listener) {
        listeners.add(listener);
        loops.keySet().forEach(listener);
    }

    /** The status of all loops, ordered by name. */
    public List<LoopStatus> statuses() {
        return loops.values().stream().map(Loop::status).toList();
    }

    /** The status of the loop; null if there is none with that name. */
    public @Nullable LoopStatus status(String name) {
        Loop loop = loops.get(name);
        return loop == null ? null : loop.status();
    }

    /** Ends the process if the failure, caught outside a loop, is fatal. */
    public void terminateIfFatal(String where, Throwable failure) {
        termination.terminateIfFatal(where, failure);
    }

    /**
     * Throws an error in the next iteration of a loop, once. A fault injection for tests; nothing in the service calls
     * it.
     *
     * @throws IllegalArgumentException if there is no loop with that name
     */
    public void injectOnce(String name, Error error) {
        find(name).inject(error);
    }

    /** Whether an injected error has not been thrown yet. */
    public boolean hasInjected(String name) {
        return find(name).hasInjected();
    }

    private Loop find(String name) {
        Loop loop = loops.get(name);
        if (loop == null) {
            throw new IllegalArgumentException("No such loop: " + name);
        }
        return loop;
    }
}
