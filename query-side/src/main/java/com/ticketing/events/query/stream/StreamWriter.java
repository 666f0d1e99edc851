package com.ticketing.events.query.stream;

import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The thread that writes the parts of all event streams, and checks their timeouts. Under load it takes streams in the
 * order of their signals and writes all that has accumulated in each, so that it occupies one processor at most.
 * Thread-safe.
 */
@Component
public final class StreamWriter {

    private static final long CHECK_MILLIS = 100;
    private static final long CHECK_MILLIS_WITHOUT_STREAMS = 1_000;

    private final BlockingQueue<EventStream> ready = new LinkedBlockingQueue<>();
    private final List<EventStreams> kinds = new CopyOnWriteArrayList<>();
    private final Loop loop;

    /** Creates a writer; its loop starts at once. */
    public StreamWriter(Supervisor supervisor) {
        loop = supervisor.start(LoopName.STREAM_WRITER, Thread.ofPlatform().daemon(), this::run);
    }

    void register(EventStreams kind) {
        kinds.add(kind);
    }

    void enqueue(EventStream stream) {
        ready.add(stream);
    }

    /** Counts a failure of a stream. A fatal error ends the process. */
    void count(Throwable failure) {
        loop.count(failure);
    }

    private void run(Loop running) throws InterruptedException {
        long nextCheck = System.nanoTime();
        while (true) {
            running.beat();
            long now = System.nanoTime();
            if (now - nextCheck >= 0) {
                kinds.forEach(kind -> kind.checkTimeouts(now));
                nextCheck = now + TimeUnit.MILLISECONDS.toNanos(checkMillis());
            }
            EventStream next = ready.poll(nextCheck - now, TimeUnit.NANOSECONDS);
            if (next != null) {
                next.run();
            }
        }
    }

    private long checkMillis() {
        return kinds.stream().anyMatch(kind -> kind.open() > 0) ? CHECK_MILLIS : CHECK_MILLIS_WITHOUT_STREAMS;
    }

    @PreDestroy
    void stop() {
        loop.requestStop();
    }
}
