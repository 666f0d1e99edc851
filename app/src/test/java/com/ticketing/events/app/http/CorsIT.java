package com.ticketing.events.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "GET, /public/events?page=0, 400"
    })
    void letsAnyOriginReadThePublicSide(String method, String path, int status) {
        String id = create(EventBody.withStatus("PUBLISHED"));
        Response answer = anonymous().header("Origin", ORIGIN).request(method, uri(path.replace("{id}", id)));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.header(ALLOW_ORIGIN)).isIn("*", ORIGIN);
        assertThat(words(answer.header("Access-Control-Expose-Headers")))
                .contains("x-summary-cache", "etag", "link", "x-request-id");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void answersThePreflightOfAReader(String method) {
        Response answer = preflight("/public/events", method);
        assertThat(answer.statusCode()).isBetween(200, 204);
        assertThat(answer.header(ALLOW_ORIGIN)).isIn("*", ORIGIN);
        assertThat(words(answer.header("Access-Control-Allow-Methods"))).containsExactlyInAnyOrder("get", "head");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE"})
    void allowsNoOtherMethodAcrossOrigins(String method) {
        Response answer = preflight("/public/events", method);
        assertThat(words(answer.header("Access-Control-Allow-Methods")))
                .doesNotContain(method.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"/events, GET", "/events, POST", "/events/" + UNKNOWN_ID + ", PATCH", "/actuator/prometheus, GET"})
    void allowsNoOriginOnTheAdminSide(String path, String method) {
        Response answer = preflight(path, method);
        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(answer.header(ALLOW_ORIGIN)).isNull();
        Envelope.of(answer.asString());
    }

    @Test
    void saysNothingOfOriginsToAnAdmin() {
        Response answer = admin().header("Origin", ORIGIN).get("/events");
        assertThat(answer.header(ALLOW_ORIGIN)).isNull();
        assertThat(answer.header("Access-Control-Expose-Headers")).isNull();
    }

    private Response preflight(String path, String method) {
        return anonymous()
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", method)
                .options(path);
    }

    private static List<String> words(String header) {
        return header == null
                ? List.of()
                : Arrays.asList(header.toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1));
    }
}
