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

/** Clients that create and change events, all at once, until they are stopped or their connection breaks. */
public final class ConcurrentWriters implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration PAUSE_WHEN_REFUSED = Duration.ofMillis(20);

    private final ServiceClient caller;
    private final Queue<EventModel> stories = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    public ConcurrentWriters(ServiceClient caller) {
        this.caller = caller;
        for (int i = 0; i < CLIENTS; i++) {
            threads.add(Thread.ofPlatform().name("writer-" + i).start(this::write));
        }
    }

    private void write() {
        try {
            while (!stopped) {
                EventModel story = new EventModel(begun.incrementAndGet() % 2 == 0);
                stories.add(story);
                live(story);
            }
        } catch (IOException e) {
            // The process is gone; the story knows that its last request has no answer.
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }

    private void live(EventModel story) throws IOException {
        step(() -> story.create(caller));
        if (story.isAcknowledged()) {
            step(() -> story.patch(caller, Map.of("status", "PUBLISHED", "internalNotes", "as published")));
            step(() -> story.rename(caller, "Late " + story.title()));
            step(() -> story.patch(caller, Map.of("internalNotes", "as renamed")));
        }
    }

    private void step(Step step) throws IOException {
        if (step.acknowledged()) {
            acknowledged.incrementAndGet();
        } else {
            ServiceProcess.pause(PAUSE_WHEN_REFUSED);
        }
    }

    private interface Step {
        boolean acknowledged() throws IOException;
    }

    /** Waits until that many more requests have been acknowledged. */
    public void awaitAcknowledged(int more) {
        int goal = acknowledged.get() + more;
        Awaitility.await("acknowledged writes")
                .atMost(LONGEST_WAIT)
                .failFast("a writer failed", () -> !failures.isEmpty())
                .until(() -> acknowledged.get() >= goal);
    }

    /** Waits for the writers to end, which they do when the process is gone, and answers with what they know. */
    public List<EventModel> stories() {
        stopped = true;
        threads.forEach(ConcurrentWriters::join);
        assertThat(failures).isEmpty();
        return List.copyOf(stories);
    }

    private static void join(Thread thread) {
        try {
            thread.join(LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).as("%s still runs", thread.getName()).isFalse();
    }

    @Override
    public void close() {
        stopped = true;
    }
}
