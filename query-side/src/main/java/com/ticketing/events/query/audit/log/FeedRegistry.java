package com.ticketing.events.query.audit.log;

import com.ticketing.events.error.Unavailable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends the feeds when the service stops, which they would not do by themselves. Stops before the web server does, because
 * that one waits for the requests that are under way.
 */
@Component
final class FeedRegistry implements SmartLifecycle {

    private final Object lock = new Object();
    private final Set<Thread> readers = new HashSet<>();
    private boolean open;

    /** Something that goes on until its thread is interrupted. */
    interface Endless {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Runs the feed on this thread, until it fails or the service stops.
     *
     * @throws Unavailable when the service is stopping already
     */
    void run(Endless feed) throws IOException {
        synchronized (lock) {
            if (!open) {
                throw new Unavailable("The service is stopping");
            }
            readers.add(Thread.currentThread());
        }
        try {
            feed.run();
        } catch (InterruptedException e) {
            // That is how feeds end.
        } finally {
            leave();
        }
    }

    private void leave() {
        synchronized (lock) {
            readers.remove(Thread.currentThread());
            // The answer still has to be closed, by a thread that nobody interrupts.
            Thread.interrupted();
        }
    }

    @Override
    public void start() {
        synchronized (lock) {
            open = true;
        }
    }

    @Override
    public void stop() {
        synchronized (lock) {
            open = false;
            readers.forEach(Thread::interrupt);
        }
    }

    @Override
    public boolean isRunning() {
        synchronized (lock) {
            return open;
        }
    }
}
