package com.ticketing.events.app.http.jetty.gzip;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;

/** Base of the tests of compressed responses, with an Event whose admin view is compressed. */
abstract class CompressionBlackBoxTest extends BlackBoxTest {

    static final String NOTES = "Call the harbour master. ".repeat(390);
    static final String CODING = "Accept-Encoding";

    final HttpClient client = HttpClient.newHttpClient();
    final EventBody event = EventBody.withStatus("PUBLISHED").with("internalNotes", NOTES);

    @AfterEach
    void closeClient() {
        client.close();
    }

    /** Sends a request of an admin without a body; headers are names and values in turn. */
    HttpResponse<byte[]> send(String method, String path, String... headers) throws IOException, InterruptedException {
        return client.send(
                request(path, headers).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());
    }

    /** A request of an admin; headers are names and values in turn. */
    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + ADMIN_TOKEN);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** The value of a header; empty without it. */
    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The body as text, decompressed. */
    static String plain(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        if (header(response, "Content-Encoding").equals("gzip")) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new String(body, UTF_8);
    }
}
