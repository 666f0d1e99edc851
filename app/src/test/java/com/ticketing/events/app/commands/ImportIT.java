package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
