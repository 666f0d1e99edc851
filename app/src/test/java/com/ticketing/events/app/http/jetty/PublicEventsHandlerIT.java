package com.ticketing.events.app.http.jetty;

import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.RawHttp;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP of {@code /public/events} and {@code /public/events/{id}}: methods, negotiation, headers, metrics. */
class PublicEventsHandlerIT extends PublicEventsBlackBoxTest {

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "BREW"})
    void refusesOtherMethodsOnEveryPath(String method) {
        for (String path : List.of(LIST, LIST + "?page=0", one, draft, LIST + "/" + UNKNOWN_ID, LIST + "/nope")) {
            anonymous()
                    .accept("text/csv")
                    .request(method, uri(path))
                    .then()
                    .spec(methodNotAllowed())
                    .header("Allow", "GET, HEAD");
        }
    }

    @Test
    void listsItsMethodsInAllowForOptions() {
        for (String path : List.of(LIST, LIST + "?page=0", one, draft, LIST + "/nope")) {
            Response response = anonymous().accept("text/html").options(uri(path));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
            assertThat(response.asString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=1", "?page=0&limit=x", "?a%00b=1", "/{id}", "/" + UNKNOWN_ID, "/nope", "/{draft}"})
    void mirrorsGetInHead(String suffix) {
        String path = LIST
                + suffix.replace("/{id}", one.substring(LIST.length()))
                        .replace("/{draft}", draft.substring(LIST.length()));
        for (String accept : List.of("application/json", "text/html")) {
            Response get = uncompressed().accept(accept).get(uri(path));
            Response head = uncompressed().accept(accept).head(uri(path));
            assertThat(head.statusCode()).isEqualTo(get.statusCode());
            assertThat(head.asString()).isEmpty();
            assertThat(comparable(head)).containsExactlyInAnyOrderElementsOf(comparable(get));
            assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.asByteArray().length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "text/html, */*;q=0.1",
                "application/xml,application/json;q=0.5",
                "application/json;charset=utf-16",
                ""
            })
    void respondsWithPlainJsonIfJsonIsAcceptable(String accept) {
        for (String path : List.of(LIST, one)) {
            Response response = anonymous().header("Accept", accept).get(uri(path));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.header("Content-Type")).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "application/hal+json",
                "application/json;q=0",
                "application/json;q=0, */*",
                "*/*;q=0",
                "nonsense",
                "application/json;q=2"
            })
    void returns406IfJsonIsNotAcceptable(String accept) {
        for (String path : List.of(LIST, LIST + "?page=0", one, draft, LIST + "/nope")) {
            anonymous()
                    .header("Accept", accept)
                    .get(uri(path))
                    .then()
                    .spec(refused(406, "NOT_ACCEPTABLE"))
                    .header("Accept", "application/json");
        }
    }

    @Test
    void sendsSecurityHeadersWithEveryStatus() {
        for (String path : List.of(LIST, LIST + "?page=0", LIST + "?a%00b", one, LIST + "/nope")) {
            for (String method : List.of("GET", "HEAD", "OPTIONS", "POST")) {
                withoutUrlEncoding()
                        .request(method, uri(path))
                        .then()
                        .header("X-Content-Type-Options", "nosniff")
                        .header("X-Frame-Options", "DENY")
                        .header("X-XSS-Protection", nullValue())
                        .header("X-Request-Id", notNullValue());
            }
        }
    }

    @Test
    void variesByTheContentCodingAlone() {
        for (String path : List.of(LIST, one)) {
            String tag = anonymous().get(path).header("ETag");
            for (Response response : List.of(
                    anonymous().get(path),
                    anonymous().header("Origin", "https://a.example").get(path),
                    anonymous().header("If-None-Match", tag).get(path))) {
                assertThat(response.headers().getValues("Vary")).containsExactly("Accept-Encoding");
            }
        }
        for (String path : List.of(LIST + "?page=0", LIST + "/nope")) {
            anonymous().get(uri(path)).then().header("Vary", nullValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 200, SUCCESS, /public/events",
        "GET, 304, REDIRECTION, /public/events",
        "GET, 400, CLIENT_ERROR, /public/events",
        "GET, 404, CLIENT_ERROR, /public/events/{id}",
        "GET, 406, CLIENT_ERROR, UNKNOWN",
        "POST, 405, CLIENT_ERROR, UNKNOWN",
        "OPTIONS, 200, SUCCESS, UNKNOWN",
        "UNKNOWN, 405, CLIENT_ERROR, UNKNOWN"
    })
    void countsEveryStatusInTheMetrics(String method, String status, String outcome, String uri) {
        anonymous().get(LIST);
        anonymous().header("If-None-Match", "*").get(LIST);
        anonymous().get(uri(LIST + "?page=0"));
        anonymous().get(LIST + "/nope");
        anonymous().accept("text/html").get(LIST);
        anonymous().post(LIST);
        anonymous().options(LIST);
        anonymous().request("BREW", LIST);
        String metrics = admin().get("/actuator/prometheus").asString();
        assertThat(metrics)
                .contains("http_server_requests_seconds_count{error=\"none\",exception=\"none\","
                        + "method=\"%s\",outcome=\"%s\",status=\"%s\",uri=\"%s\"}"
                                .formatted(method, outcome, status, uri));
    }

    @Test
    void sendsNoContentLengthWithStatus304() {
        RawHttp.Response reply = RawHttp.send(port, "GET /public/events HTTP/1.1", "Host: a", "If-None-Match: *");
        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.header("Content-Length")).isEmpty();
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void usesTheFirstOfTwoRequestIds() {
        RawHttp.Response reply = RawHttp.send(
                port, "GET /public/events HTTP/1.1", "Host: a", "X-Request-Id: first", "X-Request-Id: second");
        assertThat(reply.header("X-Request-Id")).contains("first");
    }

    /** A list of events with long texts would be compressed otherwise. */
    private RequestSpecification uncompressed() {
        return withoutUrlEncoding().header("Accept-Encoding", "identity");
    }

    private static List<Header> comparable(Response response) {
        return response.headers().asList().stream()
                .filter(header -> !Set.of("Date", "X-Request-Id").contains(header.getName()))
                .toList();
    }
}
