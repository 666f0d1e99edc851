package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /events/import}. */
@Timeout(120)
class ImportIT extends AuditBlackBoxTest {

    private static final String NDJSON = "application/x-ndjson";

    private final String location = EventBody.unique("Imported");
    private final EventBody event = EventBody.at(location);

    @Test
    void createsAnEventFromEachLine() {
        String second =
                event.with("title", "Second").with("status", "PUBLISHED").json();
        Response response = importing("\uFEFF" + event.json() + "\r\n\n \t\n" + second);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo(NDJSON);
        assertThat(response.header("Cache-Control")).contains("no-store");
        List<JsonNode> outcomes = outcomes(response);
        assertThat(outcomes)
                .extracting(Object::toString)
                .allSatisfy(
                        line -> assertThat(line).matches("\\{\"line\":[14],\"status\":201,\"id\":\"[0-9a-f-]{36}\"}"));
        assertThat(column(outcomes, "line")).containsExactly("1", "4");
        assertThat(countAt(location)).isEqualTo(2);
        String id = outcomes.getLast().get("id").stringValue();
        JsonNode created = history(id).getFirst();
        assertThat(created.get("actor").stringValue()).isEqualTo("admin");
        assertThat(created.get("requestId").stringValue()).isEqualTo(response.header("X-Request-Id"));
        long last = outcomes.stream()
                .map(outcome -> history(outcome.get("id").stringValue()).getFirst())
                .mapToLong(entry -> entry.get("position").longValue())
                .max()
                .orElseThrow();
        assertThat(response.header("Event-Log-Position")).isEqualTo(Long.toString(last));
        anonymous().get("/public/events/{id}", id).then().statusCode(200);
    }

    @Test
    void createsNothingTwice() {
        String lines = event.json() + "\n" + event.json() + "\n"
                + event.with("title", "Other").json() + "\n";
        List<String> ids = column(outcomes(importing(lines)), "id");
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();

        String more = event.with("title", "More").json();
        List<JsonNode> repeated = outcomes(importing(more + "\n" + lines));

        assertThat(column(repeated, "status")).containsExactly("201", "200", "200", "200");
        assertThat(column(repeated, "id").subList(1, 4)).isEqualTo(ids);
        assertThat(countAt(location)).isEqualTo(4);
    }

    @Test
    void prefixesTheKeysOfTheLinesWithThatOfTheRequest() {
        String key = UUID.randomUUID().toString();
        String lines = event.json() + "\n" + event.with("title", "Other").json();
        List<JsonNode> first = outcomes(importing(lines, "Idempotency-Key", key));
        assertThat(column(first, "status")).containsExactly("201", "201");

        assertThat(column(outcomes(importing(lines, "Idempotency-Key", key)), "status"))
                .containsExactly("200", "200");
        assertThat(column(outcomes(importing(lines, "Idempotency-Key", key + "x")), "status"))
                .containsExactly("201", "201");
        List<JsonNode> changed = outcomes(
                importing(event.json() + "\n" + event.with("title", "New").json(), "Idempotency-Key", key));
        assertThat(column(changed, "status")).containsExactly("200", "422");
        assertThat(changed.getLast().at("/error/code").stringValue()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(countAt(location)).isEqualTo(4);
    }

    @Test
    void reportsARefusedLineAndContinues() {
        String tooLong = event.with("internalNotes", "x".repeat(256 << 10)).json();
        String invalid = event.with("title", " ").with("place", "Berlin").json();
        List<JsonNode> outcomes =
                outcomes(importing(String.join("\n", "nonsense", invalid, tooLong, "[]", "\"\uFFFF", event.json())));

        assertThat(column(outcomes, "status")).containsExactly("400", "400", "400", "400", "400", "201");
        assertThat(outcomes.get(0).at("/error/details/0/message").stringValue())
                .startsWith("Is not well-formed JSON at line 1, column");
        assertThat(outcomes.get(1)
                        .at("/error/details")
                        .valueStream()
                        .map(it -> it.get("field").stringValue()))
                .containsExactlyInAnyOrder("title", "place");
        assertThat(outcomes.get(2).at("/error/details/0/message").stringValue()).contains("at most 262144 bytes");
        assertThat(outcomes.get(1).propertyNames()).containsExactly("line", "status", "error");
        assertThat(countAt(location)).isEqualTo(1);
    }

    @Test
    void aDryRunChecksAndWritesNothing() {
        String known = event.json();
        String id = column(outcomes(importing(known)), "id").getFirst();
        String lines = known + "\n" + event.with("title", "New").json() + "\n{}\n";
        Response response = admin().queryParam("dryRun", "true")
                .contentType(NDJSON)
                .body(lines.getBytes(UTF_8))
                .post("/events/import");

        List<JsonNode> outcomes = outcomes(response);
        assertThat(outcomes.get(0)).hasToString("{\"line\":1,\"status\":200,\"id\":\"" + id + "\"}");
        assertThat(outcomes.get(1)).hasToString("{\"line\":2,\"status\":201}");
        assertThat(outcomes.get(2).get("status").intValue()).isEqualTo(400);
        assertThat(countAt(location)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson;charset=iso-8859-1", "text/plain"})
    void refusesAnotherMediaType(String type) {
        admin().contentType(type)
                .body(event.json().getBytes(UTF_8))
                .post("/events/import")
                .then()
                .spec(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void refusesAnInvalidHeadAndRequiresTheScope() {
        request("Idempotency-Key", "with space")
                .queryParam("dryRun", "maybe")
                .body(event.json().getBytes(UTF_8))
                .post("/events/import")
                .then()
                .spec(invalid("Idempotency-Key", "dryRun"));
        anonymous()
                .contentType(NDJSON)
                .body(event.json().getBytes(UTF_8))
                .post("/events/import")
                .then()
                .spec(unauthorized());
        withScope("events:read")
                .contentType(NDJSON)
                .body(event.json().getBytes(UTF_8))
                .post("/events/import")
                .then()
                .spec(forbidden("events:write"));
        assertThat(countAt(location)).isZero();
    }

    @Test
    void acceptsAnEmptyBody() {
        Response response = importing("");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).isEmpty();
        assertThat(response.header("Event-Log-Position")).matches("\\d+");
    }

    @Test
    void endsAtTheLimitOfLines() {
        String lines = event.json()
                + "\n".repeat(100_000)
                + event.with("title", "Beyond").json();
        List<JsonNode> outcomes = outcomes(importing(lines + "\n" + lines));

        assertThat(column(outcomes, "line")).containsExactly("1", "100001");
        assertThat(outcomes.getLast().get("status").intValue()).isEqualTo(413);
        assertThat(outcomes.getLast().at("/error/code").stringValue()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(countAt(location)).isEqualTo(1);
    }

    @Test
    void endsAtTheLimitOfBytes() {
        byte[] line = (event.json() + "\n").getBytes(UTF_8);
        byte[] body = new byte[line.length + (65 << 20)];
        System.arraycopy(line, 0, body, 0, line.length);
        List<JsonNode> outcomes = outcomes(request().body(body).post("/events/import"));

        assertThat(column(outcomes, "status")).containsExactly("201", "413");
        assertThat(column(outcomes, "line")).containsExactly("1", "2");
    }

    /** REST Assured sends the whole body before it reads the response. */
    @Test
    void neitherSideWaitsForTheOther() {
        int lines = 3_000;
        String body = IntStream.range(0, lines)
                .mapToObj(n -> event.with("title", "Event " + n).json())
                .collect(Collectors.joining("\n"));
        List<JsonNode> outcomes = outcomes(importing(body));

        assertThat(column(outcomes, "line"))
                .isEqualTo(IntStream.rangeClosed(1, lines)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(column(outcomes, "status")).containsOnly("201");
        assertThat(countAt(location)).isEqualTo(lines);
    }

    @Test
    void streamsBothWays() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(20_000);
            sendHead(socket, "Transfer-Encoding: chunked", "Accept-Encoding: gzip");
            sendChunk(socket, event.json() + "\n");
            List<String> head = in.lines().takeWhile(line -> !line.isEmpty()).toList();
            assertThat(head).contains("HTTP/1.1 200 OK", "Trailer: Event-Log-Position");
            assertThat(readChunk(in)).startsWith("{\"line\":1,\"status\":201,");

            sendChunk(socket, event.with("title", "Second").json() + "\n");
            String second = readChunk(in);
            assertThat(second).startsWith("{\"line\":2,\"status\":201,");
            socket.getOutputStream().write("0\r\n\r\n".getBytes(UTF_8));

            assertThat(readChunkSize(in)).isZero();
            String id = Json.read(second).get("id").stringValue();
            assertThat(in.readLine())
                    .isEqualTo("Event-Log-Position: "
                            + history(id).getFirst().get("position").asString());
        }
    }

    @Test
    void keepsTheLinesOfAnImportWhoseClientGoesAway() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            sendHead(socket, "Content-Length: 100000");
            socket.getOutputStream()
                    .write((event.json() + "\n"
                                    + event.with("title", "Cut off").json().substring(0, 30))
                            .getBytes(UTF_8));
            await().until(() -> countAt(location) == 1);
        }
        assertThat(column(outcomes(importing(event.json())), "status")).containsExactly("200");
        assertThat(countAt(location)).isEqualTo(1);
    }

    private void sendHead(Socket socket, String... headers) throws IOException {
        String head = Stream.concat(
                        Stream.of(
                                "POST /events/import HTTP/1.1",
                                "Host: 127.0.0.1",
                                "Authorization: Bearer " + ADMIN_TOKEN,
                                "Content-Type: " + NDJSON),
                        Stream.of(headers))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
        socket.getOutputStream().write(head.getBytes(UTF_8));
    }

    private static void sendChunk(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write((Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    /** A chunk of one line, without its end. */
    private static String readChunk(BufferedReader in) throws IOException {
        int length = readChunkSize(in);
        String line = in.readLine();
        assertThat(line.length() + 1).isEqualTo(length);
        return line;
    }

    /** The end of a chunk is sent with the beginning of the next one. */
    private static int readChunkSize(BufferedReader in) throws IOException {
        String line = in.readLine();
        return Integer.parseInt(line.isEmpty() ? in.readLine() : line, 16);
    }

    private Response importing(String lines, String... header) {
        return request(header).body(lines.getBytes(UTF_8)).post("/events/import");
    }

    private RequestSpecification request(String... header) {
        RequestSpecification request = admin().contentType(NDJSON);
        return header.length == 0 ? request : request.header(header[0], header[1]);
    }

    private static List<JsonNode> outcomes(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.asString().lines().map(Json::read).toList();
    }

    private static List<String> column(List<JsonNode> outcomes, String name) {
        return outcomes.stream().map(outcome -> outcome.path(name).asString("")).toList();
    }
}
