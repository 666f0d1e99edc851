package com.ticketing.events.app.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.RawHttp;
import com.ticketing.events.app.support.TestActors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of the requests of clients on public paths, of actors on the others, and of failed authentications. */
class RateLimitIT extends RateLimitBlackBoxTest {

    /** The first request of each client leaves none, whatever the response is. */
    @ParameterizedTest
    @CsvSource({
        "GET /public/events, 200",
        "HEAD /public/events, 200",
        "GET /public/events?locations=x, 200",
        "GET /public/events?page=0, 400",
        "GET /public/events?a=<, 400",
        "POST /public/events, 405",
        "OPTIONS /public/events, 200",
        "GET /public/events/{id}, 200",
        "GET /public/events/" + UNKNOWN_ID + ", 404",
        "GET /public/events/{id}/summary, 200",
        "HEAD /public/events/{id}/summary, 200",
        "GET /public/events.ics, 200",
        "HEAD /public/events.ics, 200",
        "POST /public/events.ics, 405",
        "GET /public/events.ics?dateFrom=x, 400",
        "GET /public/nothing-here, 404",
        "GET /public/events;a=b, 400",
        "GET /, 200",
        "HEAD /, 200",
        "GET /e/{id}, 200",
        "GET /e/" + UNKNOWN_ID + ", 404",
        "GET /sitemap.xml, 200"
    })
    void everyResponseOfAPublicPathHasTheHeaders(String request, int status) {
        RawHttp.Response response = send(newClient(), request.replace("{id}", id));
        assertThat(response.status()).isEqualTo(status);
        assertHeaders(response, "public");
        assertThat(response.header("Retry-After")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/events", "/public/events/{id}", "/public/events.ics", "/", "/e/{id}"})
    void aResponseThatIsNotModifiedHasThem(String path) {
        String request = "GET " + path.replace("{id}", id);
        String tag = send(newClient(), request).header("ETag").orElseThrow();
        RawHttp.Response response = send(newClient(), request, "If-None-Match: " + tag);
        assertThat(response.status()).isEqualTo(304);
        assertHeaders(response, "public");
    }

    @Test
    void aResponseThatIsNotAcceptableHasThem() {
        RawHttp.Response response = send(newClient(), LIST, "Accept: image/png");
        assertThat(response.status()).isEqualTo(406);
        assertHeaders(response, "public");
    }

    /** Paths of the handler in front of the servlets and of the servlets. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /public/events",
                "HEAD /public/events",
                "POST /public/events",
                "GET /public/events/{id}",
                "GET /public/events/{id}/summary",
                "GET /public/events.ics",
                "GET /public/nothing-here",
                "GET /public/events?a=<",
                "GET /%70ublic/events",
                "GET /",
                "HEAD /",
                "GET /e/{id}",
                "GET /sitemap.xml"
            })
    void allPublicPathsShareTheLimitOfAClient(String request) {
        String target = request.replace("{id}", id);
        String client = newClient();
        eventually(() -> {
            exhaust(client);
            RawHttp.Response response = send(client, target);
            assertThat(response.status()).isEqualTo(429);
            assertThat(response.header("Retry-After")).contains("1");
            assertThat(response.header("Cache-Control")).contains("no-store");
            assertHeaders(response, "public");
            if (!request.startsWith("HEAD")) {
                assertThat(Envelope.of(response.body()).code()).isEqualTo("RATE_LIMITED");
            }
            if (request.contains("ublic/")) {
                assertThat(response.header("Access-Control-Allow-Origin")).contains("*");
                assertThat(response.header("Access-Control-Expose-Headers").orElseThrow())
                        .contains("Retry-After", "RateLimit-Policy", "RateLimit");
            }
        });
    }

    @Test
    void aBrowserThatExceedsTheLimitGetsAPage() {
        String client = newClient();
        eventually(() -> {
            exhaust(client);
            RawHttp.Response response = send(client, "GET /", "Accept: text/html,*/*;q=0.8");
            assertThat(response.status()).isEqualTo(429);
            assertThat(response.header("Retry-After")).contains("1");
            assertHeaders(response, "public");
            assertThat(response.body()).contains("<h1>Too many requests</h1>");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For: 198.51.100.1 | X-Forwarded-For: 198.51.100.1:4711",
                "X-Forwarded-For: 198.51.100.2 | Forwarded: for=198.51.100.2",
                "X-Forwarded-For: 198.51.100.3 | X-Forwarded-For: 192.0.2.99, 198.51.100.3",
                "X-Forwarded-For: 2001:db8:7:7::1 | X-Forwarded-For: [2001:db8:7:7:ffff::2]:80",
                "X-Forwarded-For: unknown | X-None: x"
            })
    void aClientCannotChooseItsAddress(String header, String otherHeader) {
        eventually(() -> {
            exhaust(header);
            assertThat(send(otherHeader, LIST).status()).isEqualTo(429);
        });
    }

    @Test
    void aClientThatIsNoProxyCannotReportAnAddress() {
        String direct = "GET /public/events HTTP/1.1";
        eventually(() -> {
            while (RawHttp.send(port, direct, "Host: a").status() != 429) {}
            assertThat(RawHttp.send(port, direct, "Host: a", newClient()).status())
                    .isEqualTo(429);
        });
        assertThat(send(newClient(), LIST).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/admin",
                "/favicon.ico",
                "/robots.txt",
                "/v3/api-docs"
            })
    void probesAndFilesAreNotLimited(String path) {
        String client = newClient();
        exhaust(client);
        for (int i = 0; i < 3; i++) {
            RawHttp.Response response = send(client, "GET " + path);
            assertThat(response.status()).isLessThan(400);
            assertThat(response.header("RateLimit")).isEmpty();
        }
    }

    @Test
    void theTokensOfAnActorShareItsLimit() {
        eventually(() -> {
            assertThat(as(TestActors.TEMPORARY_TOKEN, "GET /me").status()).isEqualTo(200);
            RawHttp.Response response = as(TestActors.TEMPORARY_HASHED_TOKEN, "GET /events");
            assertThat(response.status()).isEqualTo(429);
            assertThat(response.header("Retry-After")).contains("1");
            assertHeaders(response, "admin");
            assertThat(Envelope.of(response.body()).code()).isEqualTo("RATE_LIMITED");
            RawHttp.Response refused = as(TestActors.TEMPORARY_TOKEN, "GET /notifications/1/log/redeliver");
            assertThat(refused.status()).isEqualTo(429);
        });
        eventually(() -> assertThat(
                        as(TestActors.token("events:read"), "GET /events").status())
                .isEqualTo(200));
    }

    @ParameterizedTest
    @CsvSource({
        "audit:read, GET /audit/events, 200",
        "projections:read, GET /projections/none, 404",
        "notifications:read, GET /notifications?limit=0, 400",
        "events:write, GET /nothing-here, 404",
        "events:erase, GET /events, 403"
    })
    void everyResponseToAnActorHasTheHeaders(String scope, String request, int status) {
        eventually(() -> {
            RawHttp.Response response = as(TestActors.token(scope), request);
            assertThat(response.status()).isEqualTo(status);
            assertHeaders(response, "admin");
        });
    }

    /** A missing scope is reported first, and counts. */
    @Test
    void anExhaustedActorWithoutTheScopeIsForbidden() {
        for (int i = 0; i < 3; i++) {
            RawHttp.Response response = as(TestActors.token("metrics:read"), "GET /events");
            assertThat(response.status()).isEqualTo(403);
            assertHeaders(response, "admin");
        }
    }

    /** Valid tokens do not count as failed authentications either. */
    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/prometheus", "/actuator/health"})
    void theActuatorIsNotLimited(String path) {
        String client = newClient();
        for (int i = 0; i < 5; i++) {
            RawHttp.Response response = send(client, "GET " + path, bearer(ADMIN_TOKEN));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("RateLimit")).isEmpty();
        }
    }

    /** Also tokens that are examined for the details of a public path. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /events", "GET /actuator/prometheus", "GET /actuator/health"})
    void guessesOfTokensAreLimited(String request) {
        String client = newClient();
        eventually(() -> {
            while (send(client, "GET /me").status() != 429) {}
            send(client, request, "Authorization: Bearer guess");
            RawHttp.Response valid = send(client, "GET /events", bearer(TestActors.token("projections:write")));
            assertThat(valid.status()).isEqualTo(429);
            assertHeaders(valid, "authentication");
        });
        assertThat(send(client, "GET /actuator/health", "Authorization: Bearer guess")
                        .status())
                .isEqualTo(200);
        RawHttp.Response first = send(newClient(), "GET /me", "Authorization: Bearer guess");
        assertThat(first.status()).isEqualTo(401);
        assertHeaders(first, "authentication");
    }

    /** A client that has used up its public requests can still sign in. */
    @Test
    void publicRequestsDoNotCountAsFailedAuthentications() {
        String client = newClient();
        exhaust(client);
        assertThat(send(client, "GET /me").status()).isEqualTo(401);
    }

    @Test
    void refusalsAreCounted() {
        exhaust(newClient());
        assertThat(as(ADMIN_TOKEN, "GET /actuator/prometheus").body().lines())
                .anyMatch(line -> line.matches("events_limits_refused_total\\{.*kind=\"public\".*} [1-9].*"));
    }
}
