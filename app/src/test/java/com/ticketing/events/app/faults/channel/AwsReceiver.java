package com.ticketing.events.app.faults.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP server on the loopback interface that accepts the requests of SNS and SES, and counts them by delivery. */
final class AwsReceiver implements AutoCloseable {

    private static final String SNS_RESPONSE = """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishResult><MessageId>94f20ce6-13c5-43a0-9a9e-ca52d816e90b</MessageId></PublishResult>
              <ResponseMetadata><RequestId>f187a3c1-376f-11df-8963-01868b7c937a</RequestId></ResponseMetadata>
            </PublishResponse>""";

    private static final String SES_RESPONSE = "{\"MessageId\":\"0107018f2c0b5b1e-000000\"}";

    private final ConcurrentMap<String, Integer> messages = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> mails = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    AwsReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> respond(exchange, SNS_RESPONSE, messages, AwsReceiver::idOfMessage));
        server.createContext(
                "/v2/email/outbound-emails", exchange -> respond(exchange, SES_RESPONSE, mails, AwsReceiver::idOfMail));
        server.setExecutor(threads);
        server.start();
    }

    private interface IdReader {
        String read(String body);
    }

    private static void respond(
            HttpExchange exchange, String response, ConcurrentMap<String, Integer> counts, IdReader id)
            throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            counts.merge(id.read(body), 1, Integer::sum);
            byte[] bytes = response.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String idOfMessage(String form) {
        return Arrays.stream(form.split("&", -1))
                .filter(parameter -> parameter.startsWith("Message="))
                .map(parameter -> Json.read(URLDecoder.decode(parameter.substring("Message=".length()), UTF_8))
                        .get("id")
                        .stringValue())
                .findFirst()
                .orElseThrow();
    }

    private static String idOfMail(String json) {
        return Json.read(json).at("/Content/Simple/Headers/0/Value").stringValue();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The number of messages of SNS by delivery. */
    Map<String, Integer> messages() {
        return Map.copyOf(messages);
    }

    /** The number of mails of SES by delivery. */
    Map<String, Integer> mails() {
        return Map.copyOf(mails);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
