package com.ticketing.events.app.http.jetty.gzip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.http.GetRoutes;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of 1 KiB or more is compressed for clients that accept gzip, on every path and with every status. */
class CompressionIT extends CompressionBlackBoxTest {

    @Test
    void compressesEveryPath() throws Exception {
        String id = create(event);
        SoftAssertions softly = new SoftAssertions();
        List<String> compressed = new ArrayList<>();
        for (String path : GetRoutes.withId(id)) {
            send("GET", path);
            HttpResponse<byte[]> plain = send("GET", path);
            HttpResponse<byte[]> coded = send("GET", path, CODING, "br, gzip");
            HttpResponse<byte[]> refused = send("GET", path, CODING, "gzip;q=0, identity");
            boolean isText = !header(plain, "Content-Type").startsWith("text/event-stream");
            softly.assertThat(coded.statusCode()).as(path).isEqualTo(plain.statusCode());
            softly.assertThat(stable(path, plain(refused))).as(path).isEqualTo(stable(path, plain(plain)));
            softly.assertThat(header(refused, "Content-Encoding")).as(path).isEmpty();
            softly.assertThat(stable(path, plain(coded))).as(path).isEqualTo(stable(path, plain(plain)));
            if (isText && plain.body().length >= 1024) {
                compressed.add(path);
                softly.assertThat(header(coded, "Content-Encoding")).as(path).isEqualTo("gzip");
                softly.assertThat(coded.body().length).as(path).isLessThan(plain.body().length);
                for (HttpResponse<byte[]> each : List.of(plain, coded, refused)) {
                    softly.assertThat(each.headers().allValues("Vary")).as(path).hasSize(1);
                    softly.assertThat(header(each, "Vary")).as(path).contains("Accept-Encoding");
                }
                softly.assertThat(header(coded, "ETag"))
                        .as(path)
                        .isEqualTo(header(plain, "ETag").replaceFirst("\"$", "-gzip\""));
            } else {
                softly.assertThat(header(coded, "Content-Encoding")).as(path).isEmpty();
                softly.assertThat(header(coded, "ETag")).as(path).isEqualTo(header(plain, "ETag"));
            }
        }
        softly.assertAll();
        assertThat(compressed)
                .contains("/", "/admin", "/events", "/events/" + id, "/events/" + id + "/history", "/audit/events")
                .contains("/v3/api-docs", "/v3/api-docs.yaml", "/actuator/health", "/actuator/prometheus");
    }

    /** A handler of static files omits the body of HEAD, so that the length of the compressed one is unknown. */
    @Test
    void headHasTheHeadersOfGet() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (String path : GetRoutes.withId(create(event))) {
            send("GET", path, CODING, "gzip");
            HttpResponse<byte[]> get = send("GET", path, CODING, "gzip");
            HttpResponse<byte[]> head = send("HEAD", path, CODING, "gzip");
            softly.assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            softly.assertThat(head.body()).as(path).isEmpty();
            softly.assertThat(comparable(head)).as(path).isEqualTo(comparable(get));
            String length = header(head, "Content-Length");
            boolean varies = path.startsWith("/actuator/");
            softly.assertThat(length.isEmpty() || varies || length.equals(header(get, "Content-Length")))
                    .as(path)
                    .isTrue();
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP;q=0.1", "x-gzip", "*", "identity;q=0, *;q=0.5", "gzip, identity;q=0.5"})
    void respectsWhatTheClientAccepts(String accepted) throws Exception {
        String path = "/events/" + create(event);
        assertThat(header(send("GET", path, CODING, accepted), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gzip;q=0", "*;q=0", "gzip;q=0, *", "gzip;q=0.5, identity", "identity;q=0", "br"})
    void sendsWhatTheClientDoesNotAcceptAsItIs(String accepted) throws Exception {
        HttpResponse<byte[]> response = send("GET", "/events/" + create(event), CODING, accepted);
        assertThat(header(response, "Content-Encoding")).isEmpty();
        assertThat(header(response, "ETag")).isEqualTo("\"0\"");
    }

    @Test
    void combinesSeveralHeaders() throws Exception {
        String path = "/events/" + create(event);
        assertThat(header(send("GET", path, CODING, "br", CODING, "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(header(send("GET", path, CODING, "gzip;q=0", CODING, "*"), "Content-Encoding"))
                .isEmpty();
    }

    @Test
    void compressesTheAnswersOfCommands() throws Exception {
        HttpResponse<byte[]> created = postAcceptingGzip(event.json());
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(created, "ETag")).isEqualTo("\"0-gzip\"");
        assertThat(header(created, "Content-Length")).isEqualTo(Integer.toString(created.body().length));
        assertThat(Json.read(plain(created)).get("internalNotes").stringValue()).isEqualTo(NOTES);
        HttpResponse<byte[]> small = postAcceptingGzip(EventBody.valid().json());
        assertThat(small.statusCode()).isEqualTo(201);
        assertThat(header(small, "Content-Encoding")).isEmpty();
    }

    @Test
    void compressesErrors() throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>(event.fields());
        for (int n = 0; n < 50; n++) {
            fields.put("unknown" + n, n);
        }
        HttpResponse<byte[]> refused = postAcceptingGzip(Json.write(fields));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(header(refused, "Content-Encoding")).isEqualTo("gzip");
        assertThat(refused.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(Envelope.of(plain(refused)).code()).isEqualTo("VALIDATION_ERROR");
        for (String path : List.of("/events/" + UNKNOWN_ID, "/nowhere", "/public/events?page=0", "/events?page=x")) {
            HttpResponse<byte[]> small = send("GET", path, CODING, "gzip");
            assertThat(header(small, "Content-Encoding")).as(path).isEmpty();
            Envelope.of(plain(small));
        }
    }

    private HttpResponse<byte[]> postAcceptingGzip(String json) throws Exception {
        return client.send(
                request("/events", "Content-Type", "application/json", CODING, "gzip")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    @Test
    void neverCompressesNorDelaysEventStreams() throws Exception {
        String id = create(event);
        for (String path : List.of("/audit/events", "/public/events/" + id + "/summary")) {
            HttpResponse<InputStream> stream = client.send(
                    request(path, "Accept", "text/event-stream", CODING, "gzip").build(), BodyHandlers.ofInputStream());
            assertThat(stream.headers().firstValue("Content-Encoding")).as(path).isEmpty();
            assertThat(stream.headers().firstValue("Content-Type"))
                    .as(path)
                    .get()
                    .asString()
                    .startsWith("text/event");
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
                assertThat(lines.readLine()).as(path).isNotBlank();
            }
        }
        HttpResponse<byte[]> text =
                send("GET", "/public/events/" + id + "/summary", "Accept", "text/plain", CODING, "gzip");
        assertThat(header(text, "Cache-Control")).contains("no-transform");
        assertThat(header(text, "Content-Encoding")).isEmpty();
    }

    @Test
    void servesNoRangeOfACompressedFile() throws Exception {
        String script = "/swagger-ui/swagger-ui.css";
        byte[] whole = send("GET", script).body();
        HttpResponse<byte[]> part = send("GET", script, "Range", "bytes=0-99");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(100);
        HttpResponse<byte[]> coded = send("GET", script, "Range", "bytes=0-99", CODING, "gzip");
        assertThat(coded.statusCode()).isEqualTo(200);
        assertThat(header(coded, "Accept-Ranges")).isEmpty();
        assertThat(plain(coded)).isEqualTo(new String(whole, UTF_8));
        HttpResponse<byte[]> conditional = send("GET", script, "Range", "bytes=0-99", "If-Range", "\"1-gzip\"");
        assertThat(conditional.statusCode()).isEqualTo(200);
        assertThat(conditional.body()).isEqualTo(whole);
    }

    @Test
    void concurrentClientsGetTheirOwnBodies() {
        ConcurrentCallers.run(16, caller -> {
            String notes = ("caller " + caller + " ").repeat(900);
            String id = create(EventBody.valid().with("internalNotes", notes));
            for (int n = 0; n < 20; n++) {
                HttpResponse<byte[]> response =
                        n % 2 == 0 ? send("GET", "/events/" + id, CODING, "gzip") : send("GET", "/events/" + id);
                assertThat(header(response, "Content-Encoding")).isEqualTo(n % 2 == 0 ? "gzip" : "");
                assertThat(Json.read(plain(response)).get("internalNotes").stringValue())
                        .isEqualTo(notes);
                assertThat(plain(send("GET", "/swagger-ui/swagger-ui.css", CODING, "gzip")))
                        .hasSizeGreaterThan(100_000);
            }
            return id;
        });
    }

    /** The body without what differs from one response to the next. */
    private static String stable(String path, String body) {
        return switch (path) {
            case "/actuator/prometheus" ->
                body.lines()
                        .filter(line -> line.startsWith("# TYPE"))
                        .sorted()
                        .toList()
                        .toString();
            case "/actuator/health" -> body.replaceAll("\"free\":\\d+", "");
            case "/audit/checkpoint" -> body.replaceAll("\"(time|signature)\":\"[^\"]*\"", "");
            case "/public/events.ics" -> body.replaceAll("DTSTAMP:\\w+", "");
            default -> body;
        };
    }

    private static Map<String, List<String>> comparable(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeAll(List.of("date", "x-request-id", "content-length", "transfer-encoding"));
        return headers;
    }
}
