package com.ticketing.events.query.audit.log;

import com.ticketing.events.error.Unavailable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Registry of the open audit feeds. Interrupts their threads when the service stops, because a feed ends in no other
 * way.
 *
 * <p>Stops before the web server does, because the web server waits for active requests. Thread-safe.
 */
@Component
final class FeedRegistry implements SmartLifecycle {

    private final Object lock = new Object();
    private final Set<Thread> threads = new HashSet<>();
    private boolean running;

    /** A task that runs until its thread is interrupted. */
    interface Feed {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Runs the feed on the calling thread until it fails or the service stops.
     *
     * @throws Unavailable if the service is stopping
     */
    void run(Feed feed) throws IOException {
        register();
        try {
            feed.run();
        } catch (InterruptedException e) {
            // Interruption is the regular end of a feed.
        } finally {
            deregister();
        }
    }

    private void register() {
        synchronized (lock) {
            if (!running) {
                throw new Unavailable("The service is stopping");
            }
            threads.add(Thread.currentThread());
        }
    }

    private void deregister() {
        synchronized (lock) {
            threads.remove(Thread.currentThread());
            // Clears the interrupt status: the container closes the response on this thread.
            Thread.interrupted();
        }
    }

    @Override
    public void start() {
        synchronized (lock) {
            running = true;
        }
    }

    @Override
    public void stop() {
        synchronized (lock) {
            running = false;
            threads.forEach(Thread::interrupt);
        }
    }

    @Override
    public boolean isRunning() {
        synchronized (lock) {
            return running;
        }
    }
}
