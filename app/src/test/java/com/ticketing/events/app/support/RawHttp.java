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

/** HTTP/1.1 written by hand, for requests that no client library would send. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** An answer; header names as sent, the body without its transfer coding. */
    public record Reply(int status, List<String> headers, String body) {

        public Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }
    }

    /** Sends a request without a body, its lines given one by one; the connection is to be closed after it. */
    public static Reply send(int port, String... lines) {
        return sendBytes(port, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
    }

    /** Sends exactly these characters as Latin-1 and reads one answer to its end. */
    public static Reply sendBytes(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                socket.getInputStream().transferTo(received);
            } catch (SocketException e) {
                // A server that refuses a request early may reset the connection after its answer.
                if (received.size() == 0) {
                    throw e;
                }
            }
            return parse(received.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply parse(byte[] bytes) {
        String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = latin1.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no complete answer: " + latin1);
        }
        List<String> head = Arrays.asList(latin1.substring(0, end).split("\r\n", -1));
        Reply reply = new Reply(Integer.parseInt(head.getFirst().split(" ", -1)[1]), head.subList(1, head.size()), "");
        boolean chunked = reply.header("Transfer-Encoding").isPresent();
        String body = latin1.substring(end + 4);
        byte[] plain = (chunked ? dechunked(body) : body).getBytes(StandardCharsets.ISO_8859_1);
        return new Reply(reply.status(), reply.headers(), new String(plain, StandardCharsets.UTF_8));
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
