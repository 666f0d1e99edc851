package com.ticketing.events.query.stream;

import com.ticketing.events.error.RateLimited;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.http.ClientNetwork;
import com.ticketing.events.supervision.Admission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The open event streams of one kind, within their limits. A client that accepts no byte for {@link #WRITE_TIMEOUT} is
 * disconnected. Thread-safe.
 *
 * <p>Stops before the web server does: streams that end by themselves are awaited, the others are ended.
 */
public final class EventStreams implements SmartLifecycle {

    static final Duration WRITE_TIMEOUT = Duration.ofSeconds(20);

    private final StreamKind kind;
    private final StreamWriter writer;
    private final long writeTimeoutNanos;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Admission admission;
    private final Counter dropped;
    private volatile boolean isRunning;
    private final AtomicReference<@Nullable Runnable> stopped = new AtomicReference<>();

    /** Creates an empty registry. */
    public EventStreams(StreamKind kind, StreamWriter writer, MeterRegistry meters) {
        this(kind, writer, WRITE_TIMEOUT, meters);
    }

    EventStreams(StreamKind kind, StreamWriter writer, Duration writeTimeout, MeterRegistry meters) {
        this.kind = kind;
        this.writer = writer;
        this.writeTimeoutNanos = writeTimeout.toNanos();
        admission = new Admission(EventStreams.class, "Opening a stream of kind " + kind.name());
        Gauge.builder("events.streams.open", open, AtomicInteger::get)
                .description("Open event streams; feed is the audit feed, changes the feed of public changes")
                .tag("kind", kind.name())
                .register(meters);
        Gauge.builder("events.streams.limit", kind, StreamKind::maxOpen)
                .description("Event streams that may be open")
                .tag("kind", kind.name())
                .register(meters);
        FunctionCounter.builder("events.streams.refused", admission, Admission::refusals)
                .description("Event streams refused because too many were open")
                .tag("kind", kind.name())
                .register(meters);
        dropped = Counter.builder("events.streams.dropped")
                .description("Event streams ended because the client accepted no byte for too long")
                .tag("kind", kind.name())
                .register(meters);
        writer.register(this);
    }

    /**
     * Opens a stream and sends what its source has, on the calling thread, without blocking.
     *
     * @param address the client's; streams are counted by its {@link ClientNetwork}
     * @param output creates the output, which begins the response; not called if the stream is refused
     * @param source creates the source, which may signal the stream at once; not called if the stream is refused
     * @throws RateLimited if the limit of the process or of the address is reached
     * @throws Unavailable if the service is stopping
     */
    public void open(
            String address, Supplier<? extends StreamOutput> output, Function<EventStream, StreamSource> source) {
        EventStream stream = new EventStream(this, ClientNetwork.of(address));
        admit(stream);
        try {
            stream.readFrom(source.apply(stream));
            stream.writeTo(output.get());
        } catch (RuntimeException | Error e) {
            stream.close();
            throw e;
        }
        stream.run();
    }

    private void admit(EventStream stream) {
        if (!isRunning) {
            throw new Unavailable("The service is stopping");
        }
        if (open.incrementAndGet() > kind.maxOpen()) {
            open.decrementAndGet();
            throw refused("Too many open streams, try again later");
        }
        if (byAddress.merge(stream.address(), 1, Integer::sum) > kind.maxPerAddress()) {
            release(stream);
            throw refused("Too many open streams from this address, close one or try again later");
        }
        streams.add(stream);
        admission.admitted();
    }

    private RateLimited refused(String message) {
        admission.refused(message);
        return new RateLimited(message);
    }

    void remove(EventStream stream) {
        if (streams.remove(stream)) {
            release(stream);
        }
    }

    private void release(EventStream stream) {
        byAddress.computeIfPresent(stream.address(), (_, count) -> count == 1 ? null : count - 1);
        open.decrementAndGet();
        completeStop();
    }

    private void completeStop() {
        if (open.get() == 0) {
            Runnable callback = stopped.getAndSet(null);
            if (callback != null) {
                callback.run();
            }
        }
    }

    /** The number of open streams. */
    public int open() {
        return open.get();
    }

    void enqueue(EventStream stream) {
        writer.enqueue(stream);
    }

    void count(Throwable failure) {
        writer.count(failure);
    }

    void countDropped() {
        dropped.increment();
    }

    void checkTimeouts(long nowNanos) {
        long keepAliveNanos = kind.keepAlive().toNanos();
        streams.forEach(stream -> stream.checkTimeouts(nowNanos, keepAliveNanos, writeTimeoutNanos));
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable callback) {
        isRunning = false;
        stopped.set(callback);
        if (!kind.endsByItself()) {
            streams.forEach(EventStream::end);
        }
        completeStop();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
