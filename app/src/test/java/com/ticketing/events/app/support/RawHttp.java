package com.ticketing.events.app.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP client on a plain socket, for requests that client libraries refuse to send. */
public final class RawHttp {

    private static final int READ_TIMEOUT_MILLIS = 10_000;

    private RawHttp() {}

    /** Response with the header lines as sent and the body without its transfer coding. */
    public record Response(int status, List<String> headers, String body) {

        public Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }
    }

    /** Sends a request line and headers without a body, with {@code Connection: close}. */
    public static Response send(int port, String... lines) {
        return sendBytes(port, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
    }

    /** Likewise, from another address of the loopback interface. */
    public static Response sendFrom(String localAddress, int port, String... lines) {
        String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
        return parse(exchange(InetAddress.ofLiteral(localAddress), port, request));
    }

    /** Sends exactly these characters as Latin-1 and reads one response until the connection closes. */
    public static Response sendBytes(int port, String request) {
        return parse(exchange(port, request));
    }

    /** Sends exactly these characters as Latin-1 and returns all bytes received until the connection closes. */
    public static byte[] exchange(int port, String request) {
        return exchange(InetAddress.getLoopbackAddress(), port, request);
    }

    private static byte[] exchange(InetAddress localAddress, int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, localAddress, 0)) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                socket.getInputStream().transferTo(received);
            } catch (SocketException e) {
                // A server may reset the connection after an early error response.
                if (received.size() == 0) {
                    throw e;
                }
            }
            return received.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response parse(byte[] bytes) {
        String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = latin1.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("incomplete response: " + latin1);
        }
        List<String> head = Arrays.asList(latin1.substring(0, end).split("\r\n", -1));
        Response response =
                new Response(Integer.parseInt(head.getFirst().split(" ", -1)[1]), head.subList(1, head.size()), "");
        boolean chunked = response.header("Transfer-Encoding").isPresent();
        String body = latin1.substring(end + 4);
        byte[] plain = (chunked ? dechunked(body) : body).getBytes(StandardCharsets.ISO_8859_1);
        return new Response(response.status(), response.headers(), new String(plain, StandardCharsets.UTF_8));
    }

    private static String dechunked(String body) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int lineEnd = body.indexOf("\r\n", at);
            int size = Integer.parseInt(body.substring(at, lineEnd), 16);
            plain.append(body, lineEnd + 2, lineEnd + 2 + size);
            at = size == 0 ? body.length() : lineEnd + 2 + size + 2;
        }
        return plain.toString();
    }
}
