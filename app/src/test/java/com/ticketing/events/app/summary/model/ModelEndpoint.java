package com.ticketing.events.app.summary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Endpoint that is compatible with OpenAI's streaming chat completions and obeys its instruction, or fails. */
public final class ModelEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Behaviour behaviour = Behaviour.WRITES;
    private volatile CountDownLatch release = new CountDownLatch(0);

    /** What becomes of a request. */
    public enum Behaviour {
        WRITES,
        REFUSES,
        BREAKS_AFTER_TWO_SENTENCES
    }

    /** Starts an endpoint on a free port. */
    public ModelEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::respond);
        server.start();
    }

    /** The value of {@code events.summary.model.base-url}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Sets what becomes of further requests. */
    public void set(Behaviour next) {
        behaviour = next;
    }

    /** Holds further responses back until {@link #resume}. */
    public void pause() {
        release = new CountDownLatch(1);
    }

    /** Sends the responses that were held back. */
    public void resume() {
        release.countDown();
    }

    /** The number of requests so far. */
    public int requests() {
        return requests.get();
    }

    private void respond(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        JsonNode card = Json.read(Json.read(new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                .at("/messages/1/content")
                .stringValue());
        try (exchange) {
            release.await();
            if (behaviour == Behaviour.REFUSES) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            write(exchange.getResponseBody(), card);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(OutputStream out, JsonNode card) throws IOException {
        fragment(
                out,
                "The model announces " + card.get("title").stringValue() + " at "
                        + card.get("location").stringValue() + " "
                        + card.get("dates").stringValue() + ". ");
        fragment(out, "This second sentence of the model promises a friendly evening among good neighbours. ");
        if (behaviour == Behaviour.BREAKS_AFTER_TWO_SENTENCES) {
            throw new IOException("broken on purpose");
        }
        fragment(out, "Come with friends and stay as long as you like, for the doors remain open until the end. ");
        fragment(out, "Choose your seats today and tell everyone who loves a good story to join you there!");
        event(out, "{}", "\"stop\"");
        out.write("data: [DONE]\n\n".getBytes(UTF_8));
        out.flush();
    }

    private static void fragment(OutputStream out, String text) throws IOException {
        event(out, "{\"content\":" + Json.write(text) + "}", "null");
    }

    private static void event(OutputStream out, String delta, String finishReason) throws IOException {
        String chunk = "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}";
        out.write(("data: " + chunk + "\n\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        resume();
        server.stop(0);
    }
}
