import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Webhook receiver that counts the deliveries of each notification. Thread-safe. */
final class NotificationReceiver implements AutoCloseable {

    private static final Pattern BODY =
            Pattern.compile("\"eventId\":\"([^\"]+)\",\"position\":(\\d+),.*\"type\":\"([^\"]+)\"");

    private final HttpServer server;

    /** Number of deliveries by delivery id. */
    private final Map<String, AtomicInteger> deliveries = new ConcurrentHashMap<>();

    /** {@link System#nanoTime()} of the first delivery of what {@link #announcement} names. */
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    NotificationReceiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /** Names the notification of a domain event. */
    static String announcement(long position, String eventId, String type) {
        return position + " " + eventId + " " + type;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher fields = BODY.matcher(body);
            boolean valid = fields.find();
            if (valid) {
                String id = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                deliveries.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
                arrivals.putIfAbsent(
                        announcement(Long.parseLong(fields.group(2)), fields.group(1), fields.group(3)),
                        System.nanoTime());
            }
            exchange.sendResponseHeaders(valid ? 204 : 400, -1);
        }
    }

    boolean has(String announcement) {
        return arrivals.containsKey(announcement);
    }

    /** The {@link System#nanoTime()} at which it arrived first. */
    long arrival(String announcement) {
        return arrivals.get(announcement);
    }

    /** The number of deliveries whose id had been received before. */
    long repeats() {
        return deliveries.values().stream().mapToLong(count -> count.get() - 1).sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
