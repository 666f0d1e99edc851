package com.ticketing.events.app.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.http.jetty.response.ListResponseCache;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Lists from the cache are those that are computed at that moment. A query string that was never used before, which an
 * unknown parameter makes, is not in the cache.
 */
class CachedListsIT extends PublicEventsBlackBoxTest {

    private static final int WRITERS = 2;
    private static final int WRITES = 30;

    @Autowired
    private ListResponseCache cache;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String location = EventBody.unique("Cached");
    private final String list = listAt(location);

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void respondsFromTheCacheFromTheThirdRequestOn() throws Exception {
        createHere(1);
        untilNoMergeInterferes(() -> {
            warm();
            long hits = cache.hits();
            get(list);
            get(list, "Accept-Encoding", "gzip");
            send("HEAD", list);
            assertThat(cache.hits()).isEqualTo(hits + 3);
        });
        assertThat(admin().get("/actuator/prometheus").asString()).contains("events_public_responses_cached_total");
    }

    @Test
    void showsEveryWriteAtOnce() throws Exception {
        warm();
        EventBody event = EventBody.withStatus("PUBLISHED").with("location", location);
        String id = create(event);
        assertThat(body(warm())).contains(id);
        revise(id, event.detailsWith("title", "Renamed")).statusCode(200);
        assertThat(body(warm())).contains("Renamed");
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        assertThat(body(warm())).contains("CANCELLED");
        String draft = create(EventBody.withStatus("DRAFT").with("location", location));
        assertThat(body(warm())).doesNotContain(draft);
        patch(draft, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(body(warm())).contains(draft);
        revise(draft, event.detailsWith("location", EventBody.unique("Elsewhere")))
                .statusCode(200);
        assertThat(body(warm())).contains(id).doesNotContain(draft);
    }

    @Test
    void staysInTheCacheWhileOtherEventsChange() throws Exception {
        createHere(1);
        String other = create(EventBody.withStatus("PUBLISHED"));
        untilNoMergeInterferes(() -> {
            warm();
            long hits = cache.hits();
            patch(other, Map.of("internalNotes", EventBody.unique("Notes"))).statusCode(200);
            get(list);
            assertThat(cache.hits()).isEqualTo(hits + 1);
        });
    }

    @Test
    void turnsIsUpcomingAtTheStart() throws Exception {
        Instant start = Instant.now().plus(Duration.ofHours(1));
        create(EventBody.withStatus("PUBLISHED")
                .with("location", location)
                .between(start.toString(), start.plus(Duration.ofHours(2)).toString()));
        assertThat(body(warm())).contains("\"isUpcoming\":true");
        clock.advance(Duration.ofMinutes(90));
        assertThat(body(warm())).contains("\"isUpcoming\":false");
        clock.reset();
        assertThat(body(warm())).contains("\"isUpcoming\":true");
    }

    @Test
    void mirrorsGetInHeadForBothForms() throws Exception {
        createHere(8);
        warm();
        for (String coding : List.of("identity", "gzip")) {
            HttpResponse<byte[]> get = get(list, "Accept-Encoding", coding);
            HttpResponse<byte[]> head = send("HEAD", list, "Accept-Encoding", coding);
            assertThat(head.body()).isEmpty();
            assertThat(comparable(head)).isEqualTo(comparable(get));
            assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(get.body().length);
        }
    }

    @Test
    void sendsTheFormThatTheClientAccepts() throws Exception {
        createHere(8);
        for (int i = 0; i < 3; i++) {
            HttpResponse<byte[]> compressed = get(list, "Accept-Encoding", "br;q=0.5, gzip");
            HttpResponse<byte[]> plain = get(list);
            assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(compressed.headers().allValues("Vary")).containsExactly("Accept-Encoding");
            assertThat(plain.headers().allValues("Vary")).containsExactly("Accept-Encoding");
            assertThat(etag(compressed)).isNotEqualTo(etag(plain)).matches("\"[0-9a-f]{32}-gzip\"");
            assertThat(uncompressed(compressed)).isEqualTo(plain.body());
        }
        String small = listAt(EventBody.unique("Nowhere"));
        assertThat(get(small, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void respondsWith304ToTheTagsOfBothFormsUntilAChange() throws Exception {
        createHere(8);
        List<String> tags = List.of(etag(warm()), etag(get(list, "Accept-Encoding", "gzip")));
        for (String tag : tags) {
            for (String coding : List.of("identity", "gzip")) {
                HttpResponse<byte[]> response = get(list, "If-None-Match", tag, "Accept-Encoding", coding);
                assertThat(response.statusCode()).isEqualTo(304);
                assertThat(etag(response)).isEqualTo(tag);
                assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
            }
        }
        createHere(1);
        for (String tag : tags) {
            assertThat(get(list, "If-None-Match", tag).statusCode()).isEqualTo(200);
            assertThat(get(list, "If-None-Match", tag, "Accept-Encoding", "gzip")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void cachesNeitherRequestIdNorPosition() throws Exception {
        createHere(1);
        long position = position(warm());
        assertThat(get(list, "X-Request-Id", "order-7").headers().allValues("X-Request-Id"))
                .containsExactly("order-7");
        assertThat(get(list).headers().firstValue("X-Request-Id")).get().isNotEqualTo("order-7");
        create(EventBody.withStatus("PUBLISHED"));
        assertThat(position(get(list))).isGreaterThan(position);
        HttpResponse<byte[]> later = get(list, "Event-Log-Position", Long.toString(position + 1));
        assertThat(position(later)).isGreaterThan(position);
        assertThat(get(list, "Event-Log-Position", "9000000").statusCode()).isEqualTo(503);
        assertThat(get(list, "Accept", "text/html").statusCode()).isEqualTo(406);
        assertThat(send("POST", list).statusCode()).isEqualTo(405);
    }

    @Test
    void isNotServedAcrossARebuild() throws Exception {
        createHere(8);
        warm();
        String url = "/projections/catalog";
        String before = admin().get(url).jsonPath().getString("lastRebuild.finishedAt");
        admin().post(url + "/rebuild").then().statusCode(202);
        Awaitility.await()
                .until(
                        () -> admin().get(url).jsonPath().getString("lastRebuild.finishedAt"),
                        finished -> finished != null && !finished.equals(before));
        long hits = cache.hits();
        get(list);
        assertThat(cache.hits()).isEqualTo(hits);
        createHere(1);
        warm();
    }

    /** Readers keep the lists in the cache at every moment; a writer reads its own writes from it. */
    @Test
    void showsOwnWritesToConcurrentWriters() {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        ConcurrentCallers.run(2 * WRITERS, caller -> {
            String place = location + "-" + caller % WRITERS;
            if (caller < WRITERS) {
                try {
                    writeAndRead(place);
                } finally {
                    writing.decrementAndGet();
                }
            }
            while (writing.get() > 0) {
                assertThat(get(listAt(place)).statusCode()).isEqualTo(200);
            }
            return caller;
        });
    }

    private void writeAndRead(String place) throws Exception {
        EventBody event = EventBody.withStatus("PUBLISHED").with("location", place);
        for (int i = 1; i <= WRITES; i++) {
            String id = create(event);
            assertThat(body(get(listAt(place)))).contains("\"total\":" + i + ",");
            String title = EventBody.unique("Title");
            revise(id, event.detailsWith("title", title)).statusCode(200);
            assertThat(body(get(listAt(place)))).contains(title);
        }
    }

    /** After a merge of the catalog's write buffer, each response is computed once. */
    private static void untilNoMergeInterferes(ThrowingRunnable assertion) {
        Awaitility.await().untilAsserted(assertion);
    }

    private void createHere(int count) {
        for (int i = 0; i < count; i++) {
            create(EventBody.withStatus("PUBLISHED").with("location", location));
        }
    }

    /** Requests the list until it is cached; each response equals one that is computed. */
    private HttpResponse<byte[]> warm() throws Exception {
        HttpResponse<byte[]> response = get(list);
        for (int i = 0; i < 3; i++) {
            HttpResponse<byte[]> computed = get(list + "&other=" + UUID.randomUUID());
            assertThat(body(response)).isEqualTo(body(computed));
            assertThat(etag(response)).isEqualTo(etag(computed));
            response = get(list);
        }
        return response;
    }

    /** All Events of a test are on the page, also those of the past. */
    private static String listAt(String location) {
        return LIST + "?limit=100&locations=" + URLEncoder.encode(location, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String body(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.read(new String(response.body(), StandardCharsets.UTF_8)).toString();
    }

    private static byte[] uncompressed(HttpResponse<byte[]> response) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    }

    private static String etag(HttpResponse<byte[]> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static long position(HttpResponse<byte[]> response) {
        return response.headers().firstValueAsLong("Event-Log-Position").orElseThrow();
    }

    private static Map<String, List<String>> comparable(HttpResponse<byte[]> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeAll(List.of("date", "x-request-id"));
        return headers;
    }
}
