package com.ticketing.events.supervision;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One supervised loop: its thread, if it has one of its own, and its record of iterations and failures. Thread-safe.
 *
 * <p>Failures form a series: it begins with a failure and ends when the loop has run without one for longer than the
 * last pause. The beginning and the end are logged, the failures in between are counted.
 */
public final class Loop {

    private static final Logger LOG = System.getLogger(Loop.class.getName());

    private static final Duration INITIAL_PAUSE = Duration.ofMillis(100);

    private final String name;
    private final Duration initialPause;
    private final Duration maxPause;
    private final ProcessTermination termination;
    private final LongAdder iterations;
    private final LongAdder failures;
    private final AtomicReference<@Nullable Error> injected = new AtomicReference<>();
    private volatile @Nullable Thread thread;
    private volatile LoopState state = LoopState.RUNNING;
    private volatile @Nullable String lastFailure;
    private volatile boolean stopRequested;
    private volatile boolean failing;

    private long seriesFailures;
    private Duration pause;
    private long runningSince;

    Loop(String name, Duration maxPause, ProcessTermination termination, @Nullable Loop predecessor) {
        this.name = name;
        this.maxPause = maxPause;
        this.initialPause = INITIAL_PAUSE.compareTo(maxPause) < 0 ? INITIAL_PAUSE : maxPause;
        this.termination = termination;
        this.pause = initialPause;
        iterations = predecessor == null ? new LongAdder() : predecessor.iterations;
        failures = predecessor == null ? new LongAdder() : predecessor.failures;
    }

    public String name() {
        return name;
    }

    /** The present status. */
    public LoopStatus status() {
        return new LoopStatus(name, state(), iterations.sum(), failures.sum(), lastFailure);
    }

    private LoopState state() {
        Thread own = thread;
        LoopState current = state;
        return own != null && !own.isAlive() && current != LoopState.STOPPED ? LoopState.DEAD : current;
    }

    /**
     * Marks the beginning of an iteration; throws an injected error. Costs two volatile reads and a counter.
     */
    public void beat() {
        progress();
        throwInjected();
    }

    /** Marks the beginning of an iteration. */
    public void progress() {
        iterations.increment();
        if (failing) {
            endSeriesIfStable();
        }
    }

    /** Throws the error that a test injected, once. */
    public void throwInjected() {
        if (injected.get() != null) {
            Error error = injected.getAndSet(null);
            if (error != null) {
                throw error;
            }
        }
    }

    void inject(Error error) {
        injected.set(error);
    }

    boolean hasInjected() {
        return injected.get() != null;
    }

    /** Records a success after which a series of failures is over. */
    public void succeeded() {
        if (failing) {
            endSeries();
        }
    }

    /**
     * Records and logs a failure that does not end the loop. A fatal error ends the process.
     *
     * @return the pause to make before the next attempt
     */
    public synchronized Duration failed(Throwable failure) {
        count(failure);
        if (failing) {
            pause = pause.multipliedBy(2).compareTo(maxPause) < 0 ? pause.multipliedBy(2) : maxPause;
        } else {
            failing = true;
            seriesFailures = 0;
            pause = initialPause;
            log(
                    Level.ERROR,
                    "Loop " + name + " failed; it continues after " + pause.toMillis()
                            + " ms, and further failures are counted until it has recovered",
                    failure);
        }
        seriesFailures++;
        runningSince = System.nanoTime() + pause.toNanos();
        return pause;
    }

    /** Counts a failure that is reported elsewhere. A fatal error ends the process. */
    public void count(Throwable failure) {
        failures.increment();
        termination.terminateIfFatal(name, failure);
        lastFailure = failure.toString();
    }

    private synchronized void endSeriesIfStable() {
        if (System.nanoTime() - runningSince > pause.toNanos()) {
            endSeries();
        }
    }

    private synchronized void endSeries() {
        if (failing) {
            failing = false;
            log(Level.INFO, "Loop " + name + " has recovered after " + seriesFailures + " failures", null);
        }
    }

    /** Logging must not end the loop. */
    private void log(Level level, String message, @Nullable Throwable failure) {
        try {
            LOG.log(level, message, failure);
        } catch (Throwable e) {
            termination.terminateIfFatal(name, e);
        }
    }

    /**
     * Runs one piece of work on the caller's thread; a failure is recorded and logged.
     *
     * @return false if the work failed
     */
    public boolean attempt(Runnable work) {
        try {
            beat();
            work.run();
            succeeded();
            return true;
        } catch (Throwable e) {
            failed(e);
            return false;
        }
    }

    /** The pause after the last failure. */
    public synchronized Duration pause() {
        return pause;
    }

    /**
     * Starts the loop on a thread of its own, which gets the loop's name. It may be started again after {@link
     * #requestStop}, when its thread has ended.
     */
    public void start(Thread.Builder builder, LoopBody body) {
        stopRequested = false;
        state = LoopState.RUNNING;
        Thread started = builder.name(name).unstarted(() -> supervise(body));
        thread = started;
        started.start();
    }

    /** Nothing but the end of the body or a requested stop ends this method. */
    private void supervise(LoopBody body) {
        while (!stopRequested) {
            try {
                state = LoopState.RUNNING;
                body.run(this);
                break;
            } catch (Throwable e) {
                if (!(e instanceof InterruptedException && stopRequested)) {
                    state = LoopState.BACKING_OFF;
                    pauseFor(failed(e));
                }
            }
        }
        state = LoopState.STOPPED;
    }

    /** An interrupt ends the pause, because the body may have to react to it. */
    private static void pauseFor(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            // The loop checks whether it has to stop.
        }
    }

    /** Requests that the loop ends and is not started again; interrupts its thread. */
    public void requestStop() {
        stopRequested = true;
        interrupt();
        if (thread == null) {
            state = LoopState.STOPPED;
        }
    }

    /** Interrupts the thread of the loop, if it has one. */
    public void interrupt() {
        Thread own = thread;
        if (own != null) {
            own.interrupt();
        }
    }

    /** Waits up to {@code timeout} for the end of the thread; an interrupt ends the wait. */
    public void join(Duration timeout) {
        Thread own = thread;
        if (own != null) {
            try {
                own.join(timeout);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
