package com.ticketing.events.query.notification.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** HTTP receiver on a plain socket, one request per connection. Keeps all requests, also those that it refuses. */
public final class HttpReceiver implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Reply reply;

    public HttpReceiver(Reply reply) throws IOException {
        this.reply = reply;
        server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * A request as it arrived.
     *
     * @param headers by name in lower case
     */
    public record Request(String method, String path, Map<String, String> headers, String text) {}

    /** Responds to a request; returns when the connection is to be closed. */
    public interface Reply {

        void send(Socket connection) throws IOException, InterruptedException;

        /** A complete response, with further headers as lines. */
        static Reply of(int status, String body, String... headers) {
            byte[] bytes = body.getBytes(UTF_8);
            String head = "HTTP/1.1 " + status + " -\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n"
                    + String.join("\r\n", headers)
                    + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
            return connection -> {
                connection.getOutputStream().write(head.getBytes(ISO_8859_1));
                connection.getOutputStream().write(bytes);
                connection.getOutputStream().flush();
            };
        }

        /** No response. */
        static Reply hang() {
            return connection -> connection.getInputStream().read();
        }

        /** A response that goes on byte by byte. */
        static Reply drip() {
            return connection -> {
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Padding: ".getBytes(ISO_8859_1));
                while (true) {
                    connection.getOutputStream().write('x');
                    connection.getOutputStream().flush();
                    Thread.sleep(20);
                }
            };
        }

        /** A reset of the connection. */
        static Reply reset() {
            return connection -> connection.setSoLinger(true, 0);
        }
    }

    public void setReply(Reply newReply) {
        reply = newReply;
    }

    /** The requests so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            // Closed by the test.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            requests.add(read(connection.getInputStream()));
            reply.send(connection);
        } catch (IOException _) {
            // The client has closed the connection.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] requestLine = line(in).split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(requestLine[0], requestLine[1], headers, new String(body, UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("No complete request");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
