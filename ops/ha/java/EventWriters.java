import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writers that create Events and change them, through the proxy. A write that is refused with 503 or gets no response
 * is repeated with the same idempotency key and the same request id until it is acknowledged. Each write makes one
 * domain event with its request id, so that a request id that occurs twice in the log is a duplicate.
 */
final class EventWriters {

    private static final int WRITERS = 4;
    private static final long PAUSE_MILLIS = 20;
    private static final Duration MAX_REPETITION = Duration.ofMinutes(2);

    /**
     * An acknowledged write.
     *
     * @param sentAt {@link System#nanoTime()} before the request that was acknowledged
     * @param acknowledgedAt likewise, after its response
     */
    record Acknowledgement(
            String requestId, String eventId, long version, long position, long sentAt, long acknowledgedAt) {}

    private final NodeClient proxy;
    private final String round;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Acknowledgement> acknowledgements = new ConcurrentLinkedQueue<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final AtomicLong refusals = new AtomicLong();
    private volatile boolean stopping;
    private volatile boolean abandoning;

    /** Starts the writers; request ids begin with the name of the round. */
    EventWriters(NodeClient proxy, String round) {
        this.proxy = proxy;
        this.round = round;
        for (int writer = 1; writer <= WRITERS; writer++) {
            String name = round + "-" + writer;
            threads.add(Thread.ofPlatform().name("writer-" + name).start(() -> write(name)));
        }
    }

    private void write(String writer) {
        try {
            for (int i = 1; !stopping; i++) {
                writeEvent(writer + "-" + i, i % 3 == 0);
            }
        } catch (InterruptedException e) {
            // The writer ends.
        }
    }

    private void writeEvent(String key, boolean cancelled) throws InterruptedException {
        Acknowledgement created = acknowledged("POST", "/events", key + "-create", """
                {"title":"Failover %s","startAt":"2099-06-18T18:00:00Z","endAt":"2099-06-18T22:00:00Z",\
                "location":"Hamburg"}""".formatted(key));
        if (created != null) {
            patch(created, key + "-notes", "{\"internalNotes\":\"" + key + "\"}");
            patch(created, key + "-publish", "{\"status\":\"PUBLISHED\"}");
            if (cancelled) {
                patch(created, key + "-cancel", "{\"status\":\"CANCELLED\"}");
            }
        }
    }

    private void patch(Acknowledgement created, String requestId, String body) throws InterruptedException {
        if (!stopping) {
            acknowledged("PATCH", "/events/" + created.eventId(), requestId, body);
        }
    }

    /** Repeats the request until it is acknowledged; null if that does not happen. */
    private Acknowledgement acknowledged(String method, String path, String requestId, String body)
            throws InterruptedException {
        long start = System.nanoTime();
        while (!abandoning && System.nanoTime() - start < MAX_REPETITION.toNanos()) {
            long sentAt = System.nanoTime();
            try {
                HttpResponse<String> response =
                        proxy.send(method, path, body, "X-Request-Id", requestId, "Idempotency-Key", requestId);
                if (response.statusCode() / 100 == 2) {
                    Acknowledgement acknowledgement = new Acknowledgement(
                            requestId,
                            response.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"),
                            NodeClient.version(response),
                            NodeClient.position(response),
                            sentAt,
                            System.nanoTime());
                    acknowledgements.add(acknowledgement);
                    Thread.sleep(PAUSE_MILLIS);
                    return acknowledgement;
                }
                if (response.statusCode() != 503) {
                    problems.add(requestId + ": " + response.statusCode() + " " + response.body());
                    return null;
                }
            } catch (IOException e) {
                // The outcome is unknown, as after a 503.
            }
            refusals.incrementAndGet();
            Thread.sleep(PAUSE_MILLIS);
        }
        if (!abandoning) {
            problems.add(requestId + ": not acknowledged within " + MAX_REPETITION.toSeconds() + " s");
        }
        return null;
    }

    /** The first acknowledgement of a request that was sent after the given {@link System#nanoTime()}. */
    Acknowledgement awaitSentAfter(long nanoTime) throws Exception {
        HaCluster.await("An acknowledged write", () -> firstSentAfter(nanoTime) != null);
        return firstSentAfter(nanoTime);
    }

    private Acknowledgement firstSentAfter(long nanoTime) {
        return acknowledgements.stream()
                .filter(acknowledgement -> acknowledgement.sentAt() - nanoTime > 0)
                .min((a, b) -> Long.compare(a.acknowledgedAt() - b.acknowledgedAt(), 0))
                .orElse(null);
    }

    /** Ends the writers when their last writes are acknowledged. */
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Ends the writers with the requests that are being sent. */
    void abandon() throws InterruptedException {
        abandoning = true;
        stop();
    }

    List<Acknowledgement> acknowledgements() {
        return List.copyOf(acknowledgements);
    }

    /** The requests that were refused with 503 or got no response, and were repeated. */
    long refusals() {
        return refusals.get();
    }

    /** Responses that no outage explains, and writes that were not acknowledged at all. */
    List<String> problems() {
        return List.copyOf(problems);
    }
}
