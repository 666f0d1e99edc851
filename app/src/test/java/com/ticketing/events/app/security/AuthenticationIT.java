package com.ticketing.events.app.security;

import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationIT extends BlackBoxTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /events",
        "GET, /events",
        "GET, /events/" + UNKNOWN_ID,
        "PATCH, /events/" + UNKNOWN_ID,
        "PUT, /events/" + UNKNOWN_ID + "/details",
        "GET, /actuator/prometheus",
        "GET, /actuator",
        "GET, /nothing-here",
        "GET, /publicevents",
        "GET, /events/not-an-id",
        "DELETE, /events",
        "PUT, /events",
        "OPTIONS, /events",
        "PROPFIND, /events",
        "BREW, /events",
        "DELETE, /nothing-here"
    })
    void requiresATokenOnEveryPathThatIsNotPublic(String method, String path) {
        anonymous().request(method, path).then().spec(unauthorized());
    }

    @Test
    void responds401ToHeadWithoutABody() {
        String body =
                anonymous().head("/events").then().statusCode(401).extract().asString();
        assertThat(body).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer admin-token-12",
                "Bearer admin-token-1234",
                "Bearer ADMIN-TOKEN-123",
                "Bearer admin-token-123, Bearer admin-token-123",
                "Bearer",
                "Bearer ",
                "Bearer admin admin-token-123",
                "Basic YWRtaW46YWRtaW4tdG9rZW4tMTIz",
                "Token admin-token-123",
                "Beareradmin-token-123",
                "admin-token-123",
                ""
            })
    void refusesCredentialsOtherThanAKnownBearerToken(String authorization) {
        anonymous().header("Authorization", authorization).get("/events").then().spec(unauthorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
    void ignoresTheCaseOfTheScheme(String scheme) {
        anonymous()
                .header("Authorization", scheme + " " + ADMIN_TOKEN)
                .get("/events")
                .then()
                .statusCode(200);
    }

    @Test
    void acceptsEveryConfiguredToken() {
        withToken(SECOND_TOKEN).get("/events").then().statusCode(200);
    }

    @Test
    void refusesTwoAuthorizationHeadersEvenIfBothAreValid() {
        anonymous()
                .header("Authorization", "Bearer " + ADMIN_TOKEN, "Bearer " + ADMIN_TOKEN)
                .get("/events")
                .then()
                .spec(unauthorized());
    }

    @Test
    void ignoresATokenInTheQuery() {
        anonymous()
                .queryParam("access_token", ADMIN_TOKEN)
                .get("/events")
                .then()
                .spec(unauthorized());
    }

    @Test
    void checksTheTokenBeforeTheRequest() {
        anonymous()
                .contentType("text/plain")
                .body("{ not json")
                .patch("/events/not-an-id")
                .then()
                .spec(unauthorized());
    }

    @Test
    void createsNothingWithoutAToken() {
        EventBody event = EventBody.valid();
        anonymous()
                .contentType("application/json")
                .body(event.json())
                .post("/events")
                .then()
                .spec(unauthorized());
        assertThat(countAt(event.location())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/events/", "/Events", "/events/a/b/c", "/actuator/env"})
    void respondsNotFoundToAnUnknownPathWithAToken(String path) {
        admin().get(path).then().spec(notFound());
    }

    @Test
    void respondsNotFoundToAnUnknownPublicPath() {
        anonymous().get("/public/nothing-here").then().spec(notFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer", "Basic YTpi", "nonsense", ""})
    void ignoresTheHeaderOnPublicPaths(String authorization) {
        anonymous()
                .header("Authorization", authorization)
                .get("/public/events")
                .then()
                .statusCode(200);
    }

    @Test
    void ignoresTwoHeadersOnPublicPaths() {
        anonymous()
                .header("Authorization", "Bearer wrong", "Basic YTpi")
                .get("/public/events")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/../events",
                "/public/%2e%2e/events",
                "/public/..;/events",
                "/public;/../events",
                "//events",
                "/./events",
                "/events;a=b",
                "/%65vents",
                "/public/..%2fevents",
                "/public\\..\\events"
            })
    void aCraftedPathDoesNotBypassAuthentication(String path) {
        RawHttp.Response reply = RawHttp.send(port, "GET " + path + " HTTP/1.1", "Host: 127.0.0.1");
        assertThat(reply.status()).isIn(400, 401, 404);
        Envelope.of(reply.body());
    }

    @Test
    void traceEchoesNothing() {
        RawHttp.Response reply = RawHttp.send(port, "TRACE /events HTTP/1.1", "Host: 127.0.0.1", "X-Canary: canary");
        assertThat(reply.status()).isIn(401, 405);
        assertThat(reply.body()).doesNotContain("canary");
        Envelope.of(reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/events", "/", "/events"})
    void traceEchoesNothingToAuthenticatedCallers(String path) {
        RawHttp.Response reply = RawHttp.send(
                port,
                "TRACE " + path + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Authorization: Bearer " + ADMIN_TOKEN,
                "X-Canary: canary");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow").orElse("")).contains("GET").doesNotContain("TRACE");
        assertThat(reply.body()).doesNotContain("canary");
        assertThat(Envelope.of(reply.body()).code()).isEqualTo("METHOD_NOT_ALLOWED");
    }
}
