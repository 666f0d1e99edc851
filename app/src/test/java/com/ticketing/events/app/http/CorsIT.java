package com.ticketing.events.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsIT extends BlackBoxTest {

    private static final String ORIGIN = "https://anywhere.example";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @CsvSource({
        "GET, /public/events, 200",
        "HEAD, /public/events, 200",
        "GET, /public/events/{id}, 200",
        "GET, /public/events/{id}/summary, 200",
        "GET, /public/events/" + UNKNOWN_ID + ", 404",
        "GET, /public/events?page=0, 400",
        "GET, /embed/event-summary.js, 200",
        "GET, /embed/nothing-here, 404"
    })
    void allowsEveryOriginToReadPublicPaths(String method, String path, int status) {
        String id = create(EventBody.withStatus("PUBLISHED"));
        Response response = anonymous().header("Origin", ORIGIN).request(method, uri(path.replace("{id}", id)));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.header(ALLOW_ORIGIN)).isEqualTo("*");
        assertThat(tokens(response.header("Access-Control-Expose-Headers")))
                .contains(
                        "x-summary-cache",
                        "etag",
                        "link",
                        "x-request-id",
                        "retry-after",
                        "ratelimit",
                        "ratelimit-policy");
        assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /public/events, 200",
        "GET, /public/events/{id}, 200",
        "GET, /public/events?page=0, 400",
        "GET, /public/events?a=<, 400",
        "GET, /public/events/nope, 404",
        "POST, /public/events, 405",
        "OPTIONS, /public/events, 200",
        "GET, /public/events.ics, 200",
        "HEAD, /public/events/{id}/summary, 200",
        "POST, /public/events/{id}/summary, 405",
        "GET, /public/nothing-here, 404",
        "GET, /public/events;a=b, 400"
    })
    void sendsTheSameHeadersWithAndWithoutAnOrigin(String method, String path, int status) {
        String target = path.replace("{id}", create(EventBody.withStatus("PUBLISHED")));
        for (String origin : new String[] {"X-None: x", "Origin: " + ORIGIN, "Origin: http://127.0.0.1:" + port}) {
            RawHttp.Response response =
                    RawHttp.send(port, method + " " + target + " HTTP/1.1", "Host: 127.0.0.1", origin);
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header(ALLOW_ORIGIN)).contains("*");
            assertThat(response.header("Access-Control-Expose-Headers")).isPresent();
            assertThat(response.headers()).noneMatch(line -> line.equalsIgnoreCase("Vary: Origin"));
        }
    }

    static Stream<Arguments> requestsThatTheContainerRefuses() {
        return Stream.of(
                Arguments.of("a host that is none", 400, "GET /public/events HTTP/1.1\r\nHost: a b/c\r\n\r\n"),
                Arguments.of("no host", 400, "GET /public/events HTTP/1.1\r\n\r\n"),
                Arguments.of("a bare LF", 400, "GET /public/events HTTP/1.1\r\nHost: a\nX-A: b\r\n\r\n"),
                Arguments.of("a broken escape", 400, "GET /public/events/%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
                Arguments.of(
                        "a bad query", 400, "GET /public/events?a=< HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
                Arguments.of(
                        "an endless header",
                        431,
                        "GET /public/events HTTP/1.1\r\nHost: a\r\nX-A: " + "a".repeat(50_000) + "\r\n\r\n"),
                Arguments.of(
                        "an endless target",
                        414,
                        "GET /public/events?a=" + "a".repeat(50_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requestsThatTheContainerRefuses")
    void allowsEveryOriginToReadErrorsOfTheContainer(String what, int status, String request) {
        RawHttp.Response response = RawHttp.sendBytes(port, request);
        assertThat(response.status()).as(what).isEqualTo(status);
        assertThat(response.headers())
                .filteredOn(line -> line.startsWith(ALLOW_ORIGIN + ":"))
                .hasSize(1);
        assertThat(response.header(ALLOW_ORIGIN)).contains("*");
        assertThat(response.header("Access-Control-Expose-Headers")).isPresent();
        Envelope.of(response.body());
    }

    @Test
    void sendsNoCorsHeadersWithErrorsOfTheContainerOnAdminPaths() {
        RawHttp.Response response = RawHttp.sendBytes(port, "GET /events HTTP/1.1\r\nHost: a b/c\r\n\r\n");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header(ALLOW_ORIGIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void allowsAPreflightForGetAndHead(String method) {
        Response response = preflight("/public/events", method);
        assertThat(response.statusCode()).isBetween(200, 204);
        assertThat(response.header(ALLOW_ORIGIN)).isEqualTo("*");
        assertThat(tokens(response.header("Access-Control-Allow-Methods"))).containsExactlyInAnyOrder("get", "head");
        assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("x-a, authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE"})
    void allowsNoOtherMethodInAPreflight(String method) {
        Response response = preflight("/public/events", method);
        assertThat(tokens(response.header("Access-Control-Allow-Methods")))
                .doesNotContain(method.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"/events, GET", "/events, POST", "/events/" + UNKNOWN_ID + ", PATCH", "/actuator/prometheus, GET"})
    void allowsNoOriginOnAdminPaths(String path, String method) {
        Response response = preflight(path, method);
        assertThat(response.statusCode()).isIn(401, 403);
        assertThat(response.header(ALLOW_ORIGIN)).isNull();
        Envelope.of(response.asString());
    }

    @Test
    void sendsNoCorsHeadersOnAdminPaths() {
        Response response = admin().header("Origin", ORIGIN).get("/events");
        assertThat(response.header(ALLOW_ORIGIN)).isNull();
        assertThat(response.header("Access-Control-Expose-Headers")).isNull();
    }

    private Response preflight(String path, String method) {
        return anonymous()
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "x-a, authorization")
                .options(path);
    }

    private static List<String> tokens(String header) {
        return header == null
                ? List.of()
                : Arrays.asList(header.toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1));
    }
}
