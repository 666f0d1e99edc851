package com.ticketing.events.app.http.error;

import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import com.ticketing.events.app.support.RefusalAssertions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error responses of routing and of the servlet container. */
class ErrorEnvelopeIT extends BlackBoxTest {

    private static final String HOST = "Host: 127.0.0.1";
    private static final String TOKEN = "Authorization: Bearer " + ADMIN_TOKEN;

    @ParameterizedTest
    @CsvSource({
        "DELETE, /events, GET HEAD POST",
        "PUT, /events, GET HEAD POST",
        "PATCH, /events, GET HEAD POST",
        "POST, /events/" + UNKNOWN_ID + ", GET HEAD PATCH DELETE",
        "PUT, /events/" + UNKNOWN_ID + ", GET HEAD PATCH DELETE",
        "PUT, /events/not-an-id, GET HEAD PATCH DELETE",
        "POST, /events/" + UNKNOWN_ID + "/publication, PUT DELETE",
        "DELETE, /events/" + UNKNOWN_ID + "/cancellation, PUT",
        "GET, /events/" + UNKNOWN_ID + "/details, PUT",
        "PATCH, /events/" + UNKNOWN_ID + "/details, PUT",
        "GET, /events/" + UNKNOWN_ID + "/personal-data, DELETE",
        "PATCH, /events/not-an-id/personal-data, DELETE",
        "POST, /public/events, GET HEAD",
        "PATCH, /public/events/" + UNKNOWN_ID + ", GET HEAD",
        "POST, /public/events/" + UNKNOWN_ID + "/summary, GET HEAD",
        "PROPFIND, /events, GET HEAD POST",
        "BREW, /public/events, GET HEAD"
    })
    void listsTheAllowedMethodsWith405(String method, String path, String allowed) {
        String allow = admin().contentType("application/json")
                .request(method, path)
                .then()
                .spec(methodNotAllowed())
                .extract()
                .header("Allow");
        assertThat(Arrays.stream(allow.split("\\s*,\\s*", -1)).filter(name -> !name.equals("OPTIONS")))
                .containsExactlyInAnyOrder(allowed.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing-here",
                "/error",
                "/events/",
                "/public",
                "/public/",
                "/public/events/",
                "/public/events/" + UNKNOWN_ID + "/nothing-here",
                "/index.html",
                "/WEB-INF/web.xml",
                "/actuator/heapdump",
                "/actuator/nothing-here"
            })
    void respondsWith404ToUnknownPaths(String path) {
        admin().get(path).then().spec(notFound());
    }

    @ParameterizedTest
    @CsvSource({
        "/events, application/xml",
        "/events, text/csv",
        "/public/events, text/csv",
        "/public/events, image/png",
        "/events/{id}, application/xml",
        "/public/events/{id}, text/plain"
    })
    void refusesRequestsThatDoNotAcceptJson(String path, String accepted) {
        String id = create(EventBody.withStatus("PUBLISHED"));
        admin().accept(accepted).get(path.replace("{id}", id)).then().spec(refused(406, "NOT_ACCEPTABLE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html, application/json", "nonsense"})
    void writesTheEnvelopeRegardlessOfAccept(String accepted) {
        admin().accept(accepted).get("/nothing-here").then().spec(notFound());
        anonymous().accept(accepted).get("/events").then().spec(RefusalAssertions.unauthorized());
    }

    static Stream<Arguments> requestsThatTheContainerRefuses() {
        return Stream.of(
                refusal("no HTTP at all", List.of(400), "GARBAGE"),
                refusal("no target", List.of(400), "GET", HOST),
                refusal("a space in the target", List.of(400, 505), "GET /public/ev ents HTTP/1.1", HOST),
                refusal("odd characters in the query", List.of(400), "GET /public/events?a=\"<>\" HTTP/1.1", HOST),
                refusal("odd characters in the path", List.of(400), "GET /public/<b> HTTP/1.1", HOST),
                refusal("a broken escape in the path", List.of(400), "GET /public/events/%zz HTTP/1.1", HOST),
                refusal("a cut escape in the path", List.of(400), "GET /public/events/% HTTP/1.1", HOST),
                refusal(
                        "a broken escape in the query",
                        List.of(400),
                        "GET /public/events?locations=%zz HTTP/1.1",
                        HOST),
                refusal(
                        "bytes in the query that are not UTF-8",
                        List.of(400),
                        "GET /events?locations=%ff HTTP/1.1",
                        HOST,
                        TOKEN),
                refusal(
                        "raw bytes in the query that are not UTF-8",
                        List.of(400),
                        "GET /public/events?locations=\u00ff HTTP/1.1",
                        HOST),
                refusal("a null in a parameter's name", List.of(400), "GET /public/events?a%00b=1 HTTP/1.1", HOST),
                refusal("bytes that are not UTF-8", List.of(400, 404), "GET /public/events/%ff%fe HTTP/1.1", HOST),
                refusal("a null in the path", List.of(400, 404), "GET /public/events/%00 HTTP/1.1", HOST),
                refusal("an escaped slash", List.of(400, 404), "GET /public/events/a%2Fb HTTP/1.1", HOST),
                refusal("a path above the root", List.of(400), "GET /../../etc/passwd HTTP/1.1", HOST),
                refusal("a path parameter", List.of(400, 404), "GET /public/events/x;a=b HTTP/1.1", HOST),
                refusal("no host", List.of(400), "GET /public/events HTTP/1.1"),
                refusal("two hosts", List.of(400), "GET /public/events HTTP/1.1", HOST, HOST),
                refusal("a host that is none", List.of(400), "GET /public/events HTTP/1.1", "Host: a b/c"),
                refusal("an unknown version", List.of(400, 505), "GET /public/events HTTP/9.9", HOST),
                refusal("a header name that is none", List.of(400), "GET /public/events HTTP/1.1", HOST, "Bad Name: x"),
                refusal("a header without a colon", List.of(400), "GET /public/events HTTP/1.1", HOST, "nonsense"),
                refusal("a null in a header", List.of(400), "GET /public/events HTTP/1.1", HOST, "X-A: a\0b"),
                refusal(
                        "an endless header",
                        List.of(400, 431),
                        "GET /public/events HTTP/1.1",
                        HOST,
                        "X-A: " + "a".repeat(100_000)),
                refusal(
                        "an endless target",
                        List.of(400, 414),
                        "GET /public/events?a=" + "a".repeat(100_000) + " HTTP/1.1",
                        HOST),
                refusal(
                        "an unknown transfer coding",
                        List.of(400, 501),
                        "POST /events HTTP/1.1",
                        HOST,
                        TOKEN,
                        "Transfer-Encoding: nonsense"),
                refusal(
                        "a length that is none",
                        List.of(400),
                        "POST /events HTTP/1.1",
                        HOST,
                        TOKEN,
                        "Content-Length: abc"),
                refusal("a negative length", List.of(400), "POST /events HTTP/1.1", HOST, TOKEN, "Content-Length: -5"),
                refusal(
                        "an unknown expectation",
                        List.of(417),
                        "POST /events HTTP/1.1",
                        HOST,
                        TOKEN,
                        "Expect: nonsense"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requestsThatTheContainerRefuses")
    void writesTheEnvelopeForErrorsOfTheContainer(String what, List<Integer> statuses, String[] lines) {
        RawHttp.Response reply = RawHttp.send(port, lines);
        assertThat(reply.status()).as(what).isIn(statuses);
        assertIsRefusal(reply);
    }

    @Test
    void writesTheEnvelopeForABrokenChunk() {
        RawHttp.Response reply = RawHttp.sendBytes(
                port,
                String.join(
                        "\r\n",
                        "POST /events HTTP/1.1",
                        HOST,
                        TOKEN,
                        "Connection: close",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "",
                        "zz",
                        "{}",
                        "0",
                        "",
                        ""));
        assertThat(reply.status()).isEqualTo(400);
        assertIsRefusal(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /public/events HTTP/1.1\nHost: a\r\n\r\n",
                "GET /public/events HTTP/1.1\r\nHost: a\nX-A: b\r\n\r\n",
                "GET /public/events HTTP/1.1\r\nHost: a\r\n\n",
                "GET /public/events HTTP/1.1\nHost: a\n\n",
                "POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: 5\nX-A: b\r\n\r\n{\"a\":"
            })
    void refusesABareLineFeedInARequestHead(String request) {
        RawHttp.Response reply = RawHttp.sendBytes(port, request);
        assertThat(reply.status()).isEqualTo(400);
        assertIsRefusal(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF",
                "/WEB-INF/",
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/META-INF",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/classes/application.yml"
            })
    void treatsTheContainersDirectoriesLikeEveryUnknownPath(String path) {
        RawHttp.Response unknown = RawHttp.send(port, "GET /nothing-here HTTP/1.1", HOST);
        RawHttp.Response anonymous = RawHttp.send(port, "GET " + path + " HTTP/1.1", HOST);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(names(anonymous)).isEqualTo(names(unknown));
        assertThat(anonymous.body()).isEqualTo(unknown.body());
        admin().get(path).then().spec(notFound());
    }

    private static List<String> names(RawHttp.Response response) {
        return response.headers().stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .sorted()
                .toList();
    }

    private static void assertIsRefusal(RawHttp.Response reply) {
        Envelope.of(reply.body());
        assertThat(reply.header("Content-Type").orElse("none")).startsWith("application/json");
        assertThat(reply.header("X-Request-Id").orElse("")).isNotBlank();
        assertThat(reply.header("Cache-Control").orElse("none")).contains("no-store");
        assertThat(reply.header("X-Content-Type-Options").orElse("none")).isEqualTo("nosniff");
        assertThat(reply.headers()).noneMatch(line -> line.startsWith("Server:"));
    }

    private static Arguments refusal(String what, List<Integer> statuses, String... lines) {
        return Arguments.of(what, statuses, lines);
    }
}
