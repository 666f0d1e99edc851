package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Threads that create and change Events concurrently until they are stopped or their connection breaks. */
public final class ConcurrentWriters implements AutoCloseable {

    private static final int THREADS = 8;
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(20);

    private final ServiceClient client;
    private final Queue<EventModel> events = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    public ConcurrentWriters(ServiceClient client) {
        this.client = client;
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().name("writer-" + i).start(this::writeUntilStopped));
        }
    }

    private void writeUntilStopped() {
        try {
            while (!stopped) {
                EventModel event = new EventModel(started.incrementAndGet() % 2 == 0);
                events.add(event);
                createAndChange(event);
            }
        } catch (IOException e) {
            // The process has exited; the model records the outcome of the last request as unknown.
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }

    private void createAndChange(EventModel event) throws IOException {
        write(() -> event.create(client));
        if (event.isAcknowledged()) {
            write(() -> event.patch(client, Map.of("status", "PUBLISHED", "internalNotes", "as published")));
            write(() -> event.rename(client, "Late " + event.title()));
            write(() -> event.patch(client, Map.of("internalNotes", "as renamed")));
        }
    }

    private void write(Write write) throws IOException {
        if (write.isAcknowledged()) {
            acknowledged.incrementAndGet();
        } else {
            ServiceProcess.pause(PAUSE_AFTER_REFUSAL);
        }
    }

    private interface Write {
        boolean isAcknowledged() throws IOException;
    }

    /** Waits until this number of further requests has been acknowledged. */
    public void awaitAcknowledged(int count) {
        int goal = acknowledged.get() + count;
        Awaitility.await("acknowledged writes")
                // Writers collect their failures; threads of receivers are not theirs.
                .dontCatchUncaughtExceptions()
                .atMost(MAX_WAIT)
                .failFast("a writer failed", () -> !failures.isEmpty())
                .until(() -> acknowledged.get() >= goal);
    }

    /** Stops the writers, waits for their threads and returns the expected state of all Events. */
    public List<EventModel> stop() {
        stopped = true;
        threads.forEach(ConcurrentWriters::join);
        assertThat(failures).isEmpty();
        return List.copyOf(events);
    }

    private static void join(Thread thread) {
        try {
            thread.join(MAX_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).as("%s is running", thread.getName()).isFalse();
    }

    @Override
    public void close() {
        stopped = true;
    }
}
