package com.ticketing.events.app.tracing;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** OTLP endpoint for traces in protobuf over HTTP, on the loopback interface. */
final class OtlpReceiver implements AutoCloseable {

    /** What it does with a request. */
    enum Behaviour {
        ACCEPT,
        ANSWER_500,
        HANG
    }

    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Behaviour behaviour = Behaviour.ACCEPT;

    OtlpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (behaviour) {
                case ANSWER_500 -> exchange.sendResponseHeaders(500, -1);
                case HANG -> awaitClose();
                case ACCEPT -> {
                    decode(body);
                    byte[] response =
                            ExportTraceServiceResponse.getDefaultInstance().toByteArray();
                    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                    exchange.sendResponseHeaders(200, response.length == 0 ? -1 : response.length);
                }
            }
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void decode(byte[] body) throws IOException {
        ExportTraceServiceRequest.parseFrom(body)
                .getResourceSpansList()
                .forEach(resource -> resource.getScopeSpansList()
                        .forEach(scope -> scope.getSpansList().stream()
                                .map(span -> ReceivedSpan.of(
                                        span, resource.getResource().getAttributesList()))
                                .forEach(spans::add)));
    }

    /** The base address, as for {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The properties of a service that exports every span to this receiver, without delay. */
    String[] settings() {
        return settings("1.0");
    }

    /** The same for a share of the traces. */
    String[] settings(String probability) {
        return new String[] {
            "management.opentelemetry.tracing.export.otlp.endpoint=" + address() + "/v1/traces",
            "management.opentelemetry.tracing.export.schedule-delay=50ms",
            "management.tracing.sampling.probability=" + probability
        };
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    /** The number of requests so far. */
    int requests() {
        return requests.get();
    }

    List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Waits for spans with these names in the trace, and returns them by name; the names occur once in it. */
    Map<String, ReceivedSpan> awaitTrace(String traceId, String... names) {
        await().atMost(MAX_WAIT)
                .until(() ->
                        trace(traceId).stream().map(ReceivedSpan::name).toList().containsAll(List.of(names)));
        return trace(traceId).stream().collect(Collectors.toMap(ReceivedSpan::name, Function.identity()));
    }

    /** The spans of a trace so far. */
    List<ReceivedSpan> trace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
