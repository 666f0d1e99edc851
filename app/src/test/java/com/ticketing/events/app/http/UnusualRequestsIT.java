package com.ticketing.events.app.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnusualRequestsIT extends BlackBoxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1",
                "application/json;profile=x"
            })
    void respondsWithPlainJsonRegardlessOfParametersInAccept(String accept) {
        Response created = adminSending(EventBody.withStatus("PUBLISHED").json())
                .header("Accept", accept)
                .post("/events");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Content-Type")).isEqualTo("application/json");

        String id = created.path("id");
        for (String path : new String[] {"/events/" + id, "/events", "/public/events/" + id, "/public/events"}) {
            Response answer = admin().header("Accept", accept).get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void authenticatesBeforeItReadsAForm(String method) {
        RawHttp.Response answer = RawHttp.sendBytes(
                port,
                method + " /events/" + UNKNOWN_ID + " HTTP/1.1\r\n"
                        + "Host: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 5\r\n\r\na=%zz");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void readsNoMultipartBody() {
        assertThat(anonymous()
                        .header("Content-Type", "multipart/form-data")
                        .get("/public/events")
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin().header("Content-Type", "multipart/form-data")
                        .post("/events")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void refusesAWrongMethodOfAnotherOriginWith405() {
        Response answer =
                anonymous().header("Origin", "https://elsewhere.example").post("/public/events");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        Envelope.of(answer.asString());
    }

    @Test
    void addsTheEnvelopeToErrorsOfTheActuator() {
        assertThat(anonymous().get("/actuator/health/nope").statusCode()).isEqualTo(401);
        Response answer = admin().get("/actuator/health/nope");
        assertThat(answer.statusCode()).isEqualTo(404);
        Envelope.of(answer.asString());
    }

    @Test
    void ignoresAnyNumberOfUnknownParameters() {
        String many = IntStream.range(0, 1_100).mapToObj(n -> "p" + n + "=x").collect(Collectors.joining("&"));
        assertThat(anonymous().get("/public/events?" + many).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsUnescapedLettersBeyondAscii() {
        String location = "Düsseldorf " + UUID.randomUUID();
        post(EventBody.withStatus("PUBLISHED").with("location", location));
        String bytes =
                new String(("/public/events?locations=" + location.replace(' ', '+')).getBytes(UTF_8), ISO_8859_1);
        RawHttp.Response answer = RawHttp.send(port, "GET " + bytes + " HTTP/1.1", "Host: localhost");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"total\":1,");
        assertThat(answer.header("Link").orElse("")).contains("locations=D%C3%BCsseldorf%20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000000", "9223372036854775807"})
    void respondsToAPageFarBeyondTheLast(String page) {
        Response answer = anonymous().get("/public/events?page=" + page);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Long>path("pagination.page")).isEqualTo(Long.parseLong(page));
    }

    @Test
    void reportsAtMostAHundredUnknownFields() {
        String body =
                IntStream.range(0, 5_000).mapToObj(n -> "\"f" + n + "\":1").collect(Collectors.joining(",", "{", "}"));
        assertThat(adminSending(body).post("/events").<Integer>path("error.details.size()"))
                .isLessThan(110);
    }
}
