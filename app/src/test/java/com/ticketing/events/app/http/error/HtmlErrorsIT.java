package com.ticketing.events.app.http.error;

import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors are pages for browsers that navigate, and envelopes for everything else. */
class HtmlErrorsIT extends BlackBoxTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({
        "GET, /public/events/nope, 404",
        "GET, /public/nothing-here, 404",
        "GET, /assets/nothing-here.js, 404",
        "GET, /public/events?page=0, 400",
        "GET, /public/locations?limit=0, 400",
        "GET, /public/events/nope/summary, 404",
        "POST, /, 405",
        "DELETE, /public/events, 405",
        "GET, /events, 401",
        "GET, /nothing-here, 401"
    })
    void aBrowserGetsAPageOfTheSameStatus(String method, String target, int status) {
        Response json = withoutUrlEncoding().accept("application/json").request(method, uri(target));
        Response page = withoutUrlEncoding().accept(BROWSER).request(method, uri(target));
        assertThat(json.statusCode()).isEqualTo(status);
        page.then()
                .statusCode(status)
                .header("Content-Type", equalTo("text/html;charset=utf-8"))
                .header("Content-Length", Integer.toString(page.asByteArray().length))
                .header("Content-Security-Policy", startsWith("default-src 'none'; img-src 'self'; style-src 'sha256-"))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("X-Request-Id", notNullValue())
                .header("Allow", equalTo(json.header("Allow")))
                .header("WWW-Authenticate", equalTo(json.header("WWW-Authenticate")))
                .body(containsString("href=\"/\""))
                .body(containsString("Error " + status));
    }

    @Test
    void aResourceWithoutAPageIsNotAcceptable() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        for (String path : new String[] {"/public/events", "/public/events/" + id, "/public/locations"}) {
            anonymous().accept("text/html").get(path).then().statusCode(406).body(containsString("This is not a page"));
            anonymous().accept(BROWSER).get(path).then().statusCode(200).contentType("application/json");
        }
    }

    @Test
    void anUnavailableServiceSaysWhenToComeBack() {
        anonymous()
                .accept(BROWSER)
                .header("Event-Log-Position", "9000000000")
                .get("/")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body(containsString("Not available at the moment"));
    }

    @Test
    void headHasTheHeadersOfThePage() {
        RawHttp.Response get = RawHttp.send(port, "GET /public/x HTTP/1.1", "Host: a", "Accept: " + BROWSER);
        RawHttp.Response head = RawHttp.send(port, "HEAD /public/x HTTP/1.1", "Host: a", "Accept: " + BROWSER);
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    @Test
    void isNotCompressed() {
        String title = "x".repeat(3_000);
        anonymous()
                .accept(BROWSER)
                .header("Accept-Encoding", "gzip")
                .queryParam("dateFrom", title)
                .queryParam("tz", title)
                .get("/public/events")
                .then()
                .statusCode(400)
                .header("Content-Encoding", not(equalTo("gzip")))
                .body(containsString("<h1>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "text/*",
                "text/html, */*",
                "text/html, application/json",
                "text/html;q=0.5, application/json",
                "text/html;q=0",
                "text/event-stream",
                "nonsense"
            })
    void aClientOfTheApiGetsTheEnvelope(String accept) {
        admin().header("Accept", accept).get("/nothing-here").then().spec(notFound());
        admin().header("Accept", accept).put("/events").then().spec(refused(405, "METHOD_NOT_ALLOWED"));
    }
}
