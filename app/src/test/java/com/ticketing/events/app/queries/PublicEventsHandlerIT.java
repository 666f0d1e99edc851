package com.ticketing.events.app.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same request with a parameter in {@code Accept}, which is unusual, takes the long way. */
class PublicEventsHandlerIT extends BlackBoxTest {

    private static final String SHORT = "application/json";
    private static final String LONG = "application/json;q=0.9";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/events",
                "/public/events?page=2&limit=1",
                "/public/events?locations=a%2Cb&tz=Europe/Berlin",
                "/public/events?locations=M%C3%BCnchen",
                "/public/events?page=0",
                "/public/events?dateFrom=x&tz=nowhere",
                "/public/events?a%00b=1",
                "/public/events?locations=a%00b",
                "/public/events?locations=%C3",
                "/public/events?locations=Rock+%26+Jazz,a&locations=b&tz=",
                "/public/events?limit=1&limit=2",
                "/public/events/{id}",
                "/public/events/" + UNKNOWN_ID,
                "/public/events/1-2-3-4-5",
                "/public/events/",
                "/public/events/{id}/nothing-here"
            })
    void answersAsTheLongWayDoes(String path) {
        String id = create(EventBody.withStatus("PUBLISHED"));
        create(EventBody.withStatus("PUBLISHED"));
        for (String method : List.of("GET", "HEAD")) {
            assertAlike(method, path.replace("{id}", id), Map.of());
            assertAlike(method, path.replace("{id}", id), Map.of("Origin", "https://elsewhere.example"));
            assertAlike(method, path.replace("{id}", id), Map.of("Origin", "http://127.0.0.1:" + port));
            assertAlike(method, path.replace("{id}", id), Map.of("If-None-Match", "*"));
            assertAlike(method, path.replace("{id}", id), Map.of("If-Match", "\"x\""));
        }
    }

    @Test
    void hidesDraftsLikeTheLongWay() {
        assertAlike("GET", "/public/events/" + create(EventBody.withStatus("DRAFT")), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {SHORT, LONG})
    void saysNoLengthOfWhatTheClientHas(String accepted) {
        RawHttp.Response reply =
                RawHttp.send(port, "GET /public/events HTTP/1.1", "Host: a", "Accept: " + accepted, "If-None-Match: *");
        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.header("Content-Length")).isEmpty();
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SHORT, LONG})
    void takesTheFirstOfTwoRequestIds(String accepted) {
        RawHttp.Response reply = RawHttp.send(
                port,
                "GET /public/events HTTP/1.1",
                "Host: a",
                "Accept: " + accepted,
                "X-Request-Id: first",
                "X-Request-Id: second");
        assertThat(reply.header("X-Request-Id")).contains("first");
    }

    @Test
    void isCountedUnderThePathsOfTheApi() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        anonymous().get("/public/events").then().statusCode(200);
        anonymous().get("/public/events/" + id).then().statusCode(200);
        admin().get("/actuator/prometheus")
                .then()
                .body(Matchers.containsString("uri=\"/public/events\""))
                .body(Matchers.containsString("uri=\"/public/events/{id}\""));
    }

    private void assertAlike(String method, String path, Map<String, String> headers) {
        Response shortWay = asking(SHORT, headers).request(method, uri(path));
        Response longWay = asking(LONG, headers).request(method, uri(path));
        assertThat(shortWay.statusCode()).isEqualTo(longWay.statusCode());
        assertThat(shortWay.asString()).isEqualTo(longWay.asString());
        assertThat(headers(shortWay)).containsExactlyInAnyOrderElementsOf(headers(longWay));
    }

    private RequestSpecification asking(String accept, Map<String, String> headers) {
        return anonymous().urlEncodingEnabled(false).header("Accept", accept).headers(headers);
    }

    private static List<Header> headers(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !List.of("Date", "X-Request-Id").contains(header.getName()))
                .toList();
    }
}
