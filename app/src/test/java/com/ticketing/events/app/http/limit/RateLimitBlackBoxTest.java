package com.ticketing.events.app.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.TestPropertySource;

/**
 * Base of the tests of a service with one request a second of each client on public paths, and of each actor on the
 * others. Requests from {@link #PROXY} come through a trusted proxy, which reports a client's address.
 */
@TestPropertySource(
        properties = {
            "events.limits.public-requests-per-second=1",
            "events.limits.admin-requests-per-second=1",
            "events.limits.trusted-proxies=127.0.0.2"
        })
abstract class RateLimitBlackBoxTest extends BlackBoxTest {

    static final String PROXY = "127.0.0.2";
    static final String LIST = "GET /public/events";
    static final String EXHAUSTED = "\"public\";r=0;t=1";

    /** The Event of all tests, because its creation is limited, too. */
    static String id;

    static final AtomicInteger CLIENTS = new AtomicInteger();

    /** Repeats attempts that a slow machine may have stretched over a second; between two of them, buckets fill up. */
    static void eventually(ThrowingRunnable attempt) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1_100))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(attempt);
    }

    void exhaust(String client) {
        while (send(client, LIST).status() != 429) {}
    }

    static void assertHeaders(RawHttp.Response response, String kind) {
        assertThat(response.headers())
                .filteredOn(line -> line.startsWith("RateLimit"))
                .hasSize(2);
        assertThat(response.header("RateLimit-Policy")).contains("\"" + kind + "\";q=1;w=1");
        assertThat(response.header("RateLimit")).contains(EXHAUSTED.replace("public", kind));
    }

    @BeforeEach
    void createEvent() {
        await().until(() -> {
            if (id == null) {
                Response response =
                        adminSending(EventBody.withStatus("PUBLISHED").json()).post("/events");
                id = response.statusCode() == 201 ? response.path("id") : null;
            }
            return id != null;
        });
    }

    static String newClient() {
        int client = CLIENTS.incrementAndGet();
        return "X-Forwarded-For: 203.0.113." + client;
    }

    RawHttp.Response as(String token, String request) {
        return send(newClient(), request, bearer(token));
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    RawHttp.Response send(String client, String request, String... headers) {
        List<String> lines = new ArrayList<>(List.of(request + " HTTP/1.1", "Host: a", client));
        lines.addAll(Arrays.asList(headers));
        return RawHttp.sendFrom(PROXY, port, lines.toArray(String[]::new));
    }
}
