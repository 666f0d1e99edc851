package com.ticketing.events.query.notification.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Webhook receiver on a plain socket, which responds with any bytes. */
final class RawReceiver implements AutoCloseable {

    /** Responds to the request at the start of a connection. */
    interface Response {
        void send(Socket connection) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Response response;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Socket> unused = ConcurrentHashMap.newKeySet();

    RawReceiver(Response response) throws IOException {
        this.response = response;
        server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook");
    }

    /** The number of connections that the client has not closed. */
    int openConnections() {
        return connections.size();
    }

    /** The number of those on which no request has arrived. */
    int unusedConnections() {
        return unused.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                unused.add(connection);
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            // Closed by the test.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            readHead(connection.getInputStream());
            unused.remove(connection);
            response.send(connection);
            if (!connection.isClosed() && !connection.isOutputShutdown()) {
                connection.getOutputStream().flush();
            }
            awaitEnd(connection);
        } catch (IOException _) {
            // The client has closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
            unused.remove(connection);
        }
    }

    static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("No request");
            }
            head.append(new String(new byte[] {(byte) next}, ISO_8859_1));
        }
    }

    private static void awaitEnd(Socket connection) throws IOException {
        while (!connection.isClosed() && connection.getInputStream().read() >= 0) {
            // Discards the request's body.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
