package com.ticketing.events.app.embed;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A site of another origin with pages whose policy permits the service, their own styles and nothing else. */
final class OtherSite implements AutoCloseable {

    private static final byte[] EMPTY_PAGE = {' '};

    private final HttpServer server;
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();

    private OtherSite(HttpServer server, String policy) {
        this.server = server;
        server.createContext("/", exchange -> {
            byte[] page = pages.getOrDefault(exchange.getRequestURI().getPath(), EMPTY_PAGE);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            exchange.sendResponseHeaders(200, page.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        server.start();
    }

    /**
     * Starts the site.
     *
     * @param service origin of the scripts
     * @param relay another origin that pages may connect to
     */
    static OtherSite start(URI service, URI relay) {
        return new OtherSite(
                newServer(),
                "default-src 'none'; script-src " + service + "; connect-src " + service + " " + relay
                        + "; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'");
    }

    /** An HTTP server on a free port of the loopback interface. */
    static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static URI origin(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Publishes a page and returns its URL. */
    String publish(String html) {
        String path = "/page-" + pages.size();
        pages.put(path, html.getBytes(StandardCharsets.UTF_8));
        return origin(server).resolve(path).toString();
    }

    /** Publishes a page with these elements in its head and its body, and returns its URL. */
    String publish(String head, String body) {
        return publish("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8"><meta name="color-scheme" content="light dark">
                <title>Another site</title>%s
                </head>
                <body><main><h1>Another site</h1>%s</main></body>
                </html>""".formatted(head, body));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
