package com.ticketing.events.app.http.jetty.gzip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.http.BoundedWork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ContentCodingHandlerTest {

    private static final String TEXT = "Jazz at the Harbour, ".repeat(50);

    private final BoundedWork work = new BoundedWork(1, Duration.ofSeconds(2));
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Script script = new Script();

    @BeforeEach
    void start() throws Exception {
        server.addConnector(connector);
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setSendDateHeader(false);
        server.setHandler(new ContentCodingHandler(new PieceDeflater(work, new SimpleMeterRegistry()), script));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.stop();
        work.close();
    }

    @Test
    void compressesAWholeBodyAndGivesItsLength() throws Exception {
        script.parts = List.of(TEXT);
        HttpResponse<byte[]> plain = send("GET");
        HttpResponse<byte[]> coded = send("GET", "Accept-Encoding", "gzip");
        assertThat(plain.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(plain.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(coded.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(coded.headers().firstValue("ETag")).contains("\"7-gzip\"");
        assertThat(coded.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(coded.headers().firstValue("Accept-Ranges")).isEmpty();
        assertThat(coded.headers().firstValueAsLong("Content-Length")).hasValue(coded.body().length);
        assertThat(plain(coded)).isEqualTo(new String(plain.body(), UTF_8)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({"1023, false", "1024, true"})
    void compressesFromOneKibibyteOn(int length, boolean isCompressed) throws Exception {
        String text = "x".repeat(length);
        for (List<String> parts : List.of(
                List.of(text), List.of(text, ""), List.of("", text), List.of("", text.substring(9), "x".repeat(9)))) {
            for (boolean hasLength : new boolean[] {false, true}) {
                script.parts = parts;
                script.length = hasLength ? length : -1;
                HttpResponse<byte[]> response = send("GET", "Accept-Encoding", "gzip");
                assertThat(response.headers().firstValue("Content-Encoding").isPresent())
                        .isEqualTo(isCompressed);
                assertThat(plain(response)).isEqualTo(text);
            }
        }
    }

    @Test
    void joinsWhatIsWrittenInPieces() throws Exception {
        script.parts = List.of("", "a", "", "b".repeat(1_000), "c".repeat(500), "d".repeat(200_000), "", "e", "");
        HttpResponse<byte[]> response = send("GET", "Accept-Encoding", "gzip");
        assertThat(plain(response)).isEqualTo(String.join("", script.parts));
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        assertThat(response.body()).hasSizeLessThan(5_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/event-stream;charset=UTF-8 | no-cache",
                "200 | image/png | no-cache",
                "200 | text/plain | no-cache, no-transform",
                "206 | text/plain | no-cache",
            })
    void leavesOtherResponsesAsTheyAre(int status, String contentType, String cacheControl) throws Exception {
        script.status = status;
        script.contentType = contentType;
        script.cacheControl = cacheControl;
        script.parts = List.of("", TEXT, TEXT);
        HttpResponse<byte[]> response = send("GET", "Accept-Encoding", "gzip");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().map()).doesNotContainKeys("content-encoding", "vary");
        assertThat(response.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(plain(response)).isEqualTo(TEXT + TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500})
    void compressesErrors(int status) throws Exception {
        script.status = status;
        script.parts = List.of(TEXT);
        HttpResponse<byte[]> response = send("POST", "Accept-Encoding", "gzip");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(plain(response)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Origin | Origin, Accept-Encoding",
                "Origin;Access-Control-Request-Method | Origin, Access-Control-Request-Method, Accept-Encoding",
                "Accept;accept-encoding | Accept, accept-encoding",
                "* | *",
            })
    void hasOneLineOfVary(String present, String expected) throws Exception {
        script.vary = List.of(present.split(";", -1));
        script.parts = List.of(TEXT);
        for (String coding : List.of("identity", "gzip")) {
            assertThat(send("GET", "Accept-Encoding", coding).headers().allValues("Vary"))
                    .containsExactly(expected);
        }
        script.status = 304;
        script.parts = List.of();
        assertThat(send("GET").headers().allValues("Vary")).containsExactly(expected);
    }

    @Test
    void headHasTheHeadersOfGet() throws Exception {
        for (List<String> parts :
                List.of(List.of(TEXT), List.of("", TEXT), List.of("", "a"), List.of("a"), List.of(TEXT, TEXT, TEXT))) {
            for (boolean hasLength : new boolean[] {false, true}) {
                for (String coding : List.of("identity", "gzip")) {
                    script.parts = parts;
                    script.length = hasLength ? String.join("", parts).length() : -1;
                    HttpResponse<byte[]> get = send("GET", "Accept-Encoding", coding);
                    HttpResponse<byte[]> head = send("HEAD", "Accept-Encoding", coding);
                    assertThat(head.statusCode()).isEqualTo(200);
                    assertThat(head.body()).isEmpty();
                    assertThat(head.headers().map())
                            .as("%s %s %s", parts.size(), hasLength, coding)
                            .isEqualTo(get.headers().map());
                }
            }
        }
    }

    @Test
    void headWithoutABodyHasTheCodingOfGet() throws Exception {
        script.parts = List.of();
        script.length = TEXT.length();
        HttpResponse<byte[]> head = send("HEAD", "Accept-Encoding", "gzip");
        assertThat(head.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(head.headers().firstValue("ETag")).contains("\"7-gzip\"");
        assertThat(head.headers().firstValue("Content-Length")).isEmpty();
        assertThat(send("HEAD").headers().firstValueAsLong("Content-Length")).hasValue(TEXT.length());
    }

    @Test
    void handlersGetPlainTagsAndNoRangeOfACompressedRepresentation() throws Exception {
        script.parts = List.of("x");
        send("GET", "If-None-Match", "\"1-gzip\", W/\"2-gzip\"", "If-None-Match", "\"3\"", "Accept-Encoding", "gzip");
        assertThat(script.received.getValuesList(HttpHeader.IF_NONE_MATCH)).containsExactly("\"1\", W/\"2\"", "\"3\"");
        send("PATCH", "If-Match", "\"4-gzip\"", "Range", "bytes=0-9");
        assertThat(script.received.getValuesList(HttpHeader.IF_MATCH)).containsExactly("\"4\"");
        assertThat(script.received.get(HttpHeader.RANGE)).isEqualTo("bytes=0-9");
        send("GET", "Range", "bytes=0-9", "Accept-Encoding", "gzip");
        assertThat(script.received.get(HttpHeader.RANGE)).isNull();
        send("GET", "Range", "bytes=0-9", "If-Range", "\"7-gzip\"");
        assertThat(script.received.get(HttpHeader.RANGE)).isNull();
    }

    private HttpResponse<byte[]> send(String method, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/"))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String plain(HttpResponse<byte[]> response) throws IOException {
        if (response.headers().firstValue("Content-Encoding").isEmpty()) {
            return new String(response.body(), UTF_8);
        }
        return new String(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), UTF_8);
    }

    /** Writes the parts, each with a write of its own; the last part is the last write. */
    private static final class Script extends Handler.Abstract {

        private volatile int status = 200;
        private volatile String contentType = "application/json";
        private volatile String cacheControl = "no-cache";
        private volatile List<String> vary = List.of();
        private volatile List<String> parts = List.of();
        private volatile long length = -1;
        private volatile HttpFields received = HttpFields.EMPTY;

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            received = request.getHeaders();
            response.setStatus(status);
            HttpFields.Mutable headers = response.getHeaders();
            headers.put(HttpHeader.CONTENT_TYPE, contentType);
            headers.put(HttpHeader.CACHE_CONTROL, cacheControl);
            headers.put(HttpHeader.ETAG, "\"7\"");
            headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
            vary.forEach(value -> headers.add(HttpHeader.VARY, value));
            if (length >= 0) {
                headers.put(HttpHeader.CONTENT_LENGTH, length);
            }
            for (int n = 0; n < parts.size() - 1; n++) {
                Content.Sink.write(response, false, bytes(parts.get(n)));
            }
            response.write(true, parts.isEmpty() ? null : bytes(parts.getLast()), callback);
            return true;
        }

        private static ByteBuffer bytes(String part) {
            return ByteBuffer.wrap(part.getBytes(UTF_8));
        }
    }
}
