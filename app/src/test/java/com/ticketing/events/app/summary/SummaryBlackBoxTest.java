package com.ticketing.events.app.summary;

import com.ticketing.events.app.support.BlackBoxTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Base class of tests that read summaries as raw HTTP responses. */
abstract class SummaryBlackBoxTest extends BlackBoxTest {

    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> summary(String id, String... headers) {
        return send("GET", id, headers);
    }

    HttpResponse<String> summaryHead(String id) {
        return send("HEAD", id);
    }

    ReceivedSummary stream(String id, String... headers) {
        return ReceivedSummary.of(summary(id, headers));
    }

    static String cacheOf(HttpResponse<?> response) {
        return response.headers().firstValue("X-Summary-Cache").orElse("none");
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }

    HttpRequest.Builder request(String id) {
        return HttpRequest.newBuilder(uri("/public/events/" + id + "/summary"));
    }

    private HttpResponse<String> send(String method, String id, String... headers) {
        HttpRequest.Builder request = request(id).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
