package com.ticketing.events.app.http.jetty;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.RawHttp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests for {@code /public/events} and {@code /public/events/{id}}: paths, queries, headers without effect, bodies.
 */
class PublicEventsRequestIT extends PublicEventsBlackBoxTest {

    @Test
    void reportsAllViolationsTogether() {
        anonymous()
                .get(uri(LIST + "?dateFrom=2030-02-30&dateTo=x&dateMode=x&tz=x&page=0&limit=101"))
                .then()
                .spec(invalid("dateFrom", "dateTo", "dateMode", "tz", "page", "limit"));
        withoutUrlEncoding().get(uri(LIST + "?page=1&p%61ge=2")).then().spec(invalid("page"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%00b=1",
                "x%0A=1",
                "%ff=1",
                "locations=%ff",
                "locations=%C3%28",
                "locations=%ED%A0%80",
                "locations=%zz",
                "locations=%",
                "a=\"b\"",
                "a=<b>",
                "locations=\u00ff"
            })
    void refusesAMalformedQuery(String query) {
        for (String path : List.of(LIST, one, LIST + "/nope")) {
            RawHttp.Response reply = RawHttp.send(port, "GET " + path + "?" + query + " HTTP/1.1", "Host: a");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(Envelope.of(reply.body())).isEqualTo(new Envelope("VALIDATION_ERROR", "Bad Request", List.of()));
            assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "l%69mit=1, 200",
        "limit=%31, 200",
        "limit=1;page=0, 400",
        "limit=&limit=1, 200",
        "&&&, 200",
        "a+b=1, 200"
    })
    void decodesEveryPartOfTheQuery(String query, int status) {
        assertThat(withoutUrlEncoding().get(uri(LIST + "?" + query)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void servesAPathWithNeedlessEscapes() {
        withoutUrlEncoding().get(uri(one.replace("events", "%65vents"))).then().statusCode(200);
        withoutUrlEncoding().get(uri("/public/%65vents?limit=1")).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {";a=b", "/.", "/x/..", "/%2e", "%2Fx"})
    void refusesPathsThatAreNotNormal(String suffix) {
        RawHttp.Response reply = RawHttp.send(port, "GET " + LIST + suffix + " HTTP/1.1", "Host: a");
        assertThat(reply.status()).isEqualTo(400);
        Envelope.of(reply.body());
    }

    @Test
    void hidesDraftsMalformedAndUnknownIdsBehindOneResponse() {
        Set<String> bodies = Stream.concat(
                        Stream.of(draft, one + "%20"),
                        Stream.of(UNKNOWN_ID, "nope", "1-2-3-4-5", "%C3%BC", "a%20b", "x.json")
                                .map(id -> LIST + "/" + id))
                .map(path -> withoutUrlEncoding()
                        .get(uri(path))
                        .then()
                        .spec(notFound())
                        .extract())
                .map(response -> response.asString() + response.headers().getValue("Content-Length"))
                .collect(Collectors.toSet());
        assertThat(bodies).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/x/y", "x", ".csv"})
    void leavesOtherPathsToTheNextHandler(String suffix) {
        anonymous().get(uri(LIST + suffix)).then().spec(notFound()).body("error.message", equalTo("Not Found"));
    }

    @Test
    void respondsEquallyToShortAndLongRequests() {
        Map<String, Object> few =
                anonymous().get(uri(LIST + "?limit=1&locations=a")).path("pagination");
        Map<String, Object> many = anonymous()
                .get(uri(LIST + "?limit=1&locations=a" + ",zzzzzzzzz".repeat(500)))
                .path("pagination");
        assertThat(many).isEqualTo(few);
        anonymous()
                .header("Accept", "text/html, ".repeat(200) + "application/json")
                .get(LIST)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT",
                "If-Unmodified-Since: Thu, 01 Jan 2009 00:00:00 GMT",
                "If-Match: \"x\"",
                "If-Range: \"x\"",
                "Range: bytes=0-3",
                "Accept-Charset: utf-16",
                "Authorization: Bearer wrong",
                "Expect: 100-continue"
            })
    void ignoresHeadersThatDoNotApply(String header) {
        for (String path : List.of(LIST + "?limit=1", one)) {
            RawHttp.Response reply = RawHttp.send(port, "GET " + path + " HTTP/1.1", "Host: a", header);
            assertThat(reply.status()).as(header).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(anonymous().get(uri(path)).asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "POST"})
    void ignoresABody(String method) {
        for (String path : List.of(LIST, one, LIST + "/nope")) {
            RawHttp.Response plain = RawHttp.send(port, method + " " + path + " HTTP/1.1", "Host: a");
            RawHttp.Response form = RawHttp.sendBytes(
                    port,
                    method + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 6\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n\r\npage=0");
            assertThat(form.status()).isEqualTo(plain.status());
            assertThat(form.body()).isEqualTo(plain.body());
        }
    }

    @Test
    void keepsTheConnectionAfterABody() {
        String get = "GET " + LIST + "?limit=1 HTTP/1.1\r\nHost: a\r\n";
        RawHttp.Response reply = RawHttp.sendBytes(
                port,
                get + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + get + "Connection: close\r\n\r\n");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("HTTP/1.1 200 OK");
    }
}
