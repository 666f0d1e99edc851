package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of {@code POST /events} that are refused before field validation. */
class RefusedBodyIT extends BlackBoxTest {

    private static final int TOO_LARGE_BYTES = 256 * 1024 + 1;

    static Stream<String> malformedBodies() {
        String json = EventBody.valid().json();
        String open = json.substring(0, json.length() - 1);
        return Stream.of(
                "",
                " ",
                "null",
                "5",
                "\"event\"",
                "[]",
                "[" + json + "]",
                "{",
                open,
                open + ",}",
                json + "x",
                json + json,
                json + "]",
                open + ",\"title\":\"again\"}",
                open + ",\"nope\":1,\"nope\":1}",
                open + ",\"createdBy\":NaN}",
                open + ",\"createdBy\":'ana'}",
                open + ",createdBy:\"ana\"}",
                open + "/* why */}",
                open + ",\"createdBy\":\"a\\xb\"}",
                open + ",\"createdBy\":\"a\nb\"}",
                "[".repeat(100_000),
                "{\"title\":".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("malformedBodies")
    void refusesABodyThatIsNotOneJsonObject(String body) {
        post(body).spec(invalid());
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin1 = EventBody.valid().with("title", "Café").json().getBytes(StandardCharsets.ISO_8859_1);
        admin().contentType("application/json")
                .body(latin1)
                .post("/events")
                .then()
                .spec(invalid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "text/csv", "nonsense", "*/*"})
    void returns415ForANonJsonMediaType(String mediaType) {
        EventBody event = EventBody.valid();
        adminSending(event.json())
                .contentType(mediaType)
                .post("/events")
                .then()
                .spec(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
        assertThat(countAt(event.location())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"Content-Type, application/x-www-form-urlencoded", "X-No-Content-Type, none"})
    void returns415ForAFormOrNoMediaType(String header, String value) throws Exception {
        EventBody event = EventBody.valid();
        HttpResponse<String> response = send(BodyPublishers.ofString(event.json()), header, value);
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(Envelope.of(response.body()).code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(countAt(event.location())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/csv", "image/*"})
    void returns406AndCreatesNothingWhenJsonIsNotAcceptable(String accepted) {
        EventBody event = EventBody.valid();
        adminSending(event.json()).accept(accepted).post("/events").then().spec(refused(406, "NOT_ACCEPTABLE"));
        assertThat(countAt(event.location())).isZero();
    }

    @Test
    void returns413ForATooLargeBodyWithContentLength() {
        post("x".repeat(TOO_LARGE_BYTES)).spec(refused(413, "PAYLOAD_TOO_LARGE"));
    }

    @Test
    void returns413ForATooLargeChunkedBody() throws Exception {
        byte[] body = " ".repeat(TOO_LARGE_BYTES).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response = send(
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), "Content-Type", "application/json");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Envelope.of(response.body()).code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"/events, 401", "/nothing-here, 401", "/public/events, 405"})
    void readsTheRestOfABodyAfterAnEarlyErrorResponse(String path, String status) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out.write(("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(in.readLine()).startsWith("HTTP/1.1 " + status);

            out.write(new byte[1_000_000]);
            out.write("GET /public/events?limit=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(in.lines().filter(line -> line.contains("HTTP/1.1")))
                    .singleElement()
                    .asString()
                    .endsWith("HTTP/1.1 200 OK");
        }
    }

    private HttpResponse<String> send(HttpRequest.BodyPublisher body, String... header) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/events"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + ADMIN_TOKEN)
                .headers(header)
                .POST(body)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
