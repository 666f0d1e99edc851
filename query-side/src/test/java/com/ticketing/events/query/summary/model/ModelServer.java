package com.ticketing.events.query.summary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.json.JsonMapper;

/** Server of OpenAI's streaming chat completions, whose responses a test writes, well-formed or not. */
final class ModelServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Received> requests = new LinkedBlockingQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Answer answer = ModelServer::end;

    /** A request: its head, and its body. */
    record Received(String head, String body) {}

    /** Writes a response. */
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    ModelServer() throws IOException {
        Thread.ofVirtual().name("model-server").start(this::accept);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
    }

    void answersWith(Answer next) {
        answer = next;
    }

    /** Fragments of a text, each in an event of its own, and the regular end. */
    void writes(String... fragments) {
        answersWith(out -> {
            begin(out);
            for (String fragment : fragments) {
                fragment(out, fragment);
            }
            end(out);
        });
    }

    Received request() throws InterruptedException {
        return requests.take();
    }

    int requestCount() {
        return requests.size();
    }

    static void begin(OutputStream out) throws IOException {
        write(out, HEAD);
    }

    static void fragment(OutputStream out, String text) throws IOException {
        event(out, "{\"content\":" + JSON.writeValueAsString(text) + "}", "null");
    }

    static void end(OutputStream out) throws IOException {
        end(out, "stop");
    }

    static void end(OutputStream out, String reason) throws IOException {
        event(out, "{}", "\"" + reason + "\"");
        write(out, "data: [DONE]\n\n");
    }

    private static void event(OutputStream out, String delta, String finishReason) throws IOException {
        write(
                out,
                "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":["
                        + "{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}\n\n");
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().name("model-server-exchange").start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(read(new BufferedInputStream(socket.getInputStream())));
            answer.write(socket.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The client has closed the connection, or the test has ended.
        }
    }

    private static Received read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        int length = head.toString()
                .toLowerCase(Locale.ROOT)
                .lines()
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        return new Received(head.toString(), new String(in.readNBytes(length), UTF_8));
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
