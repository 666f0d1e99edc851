package com.ticketing.events.app.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.http.GetRoutes;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Requests that a trusted reverse proxy has received over TLS. */
@TestPropertySource(
        properties = {"server.forward-headers-strategy=native", "events.limits.trusted-proxies=127.0.0.1,10.0.0.0/8"})
class ForwardedHeadersIT extends BlackBoxTest {

    private static final String HSTS = "Strict-Transport-Security";

    /** Paths of each handler: public reads, pages, Spring Security, the actuator, errors. */
    @ParameterizedTest
    @ValueSource(strings = {"/public/events", "/", "/events", "/actuator/health", "/public/none", "/public/events.ics"})
    void areTakenAsSecureOnEveryPath(String path) {
        assertThat(anonymous().get(path).header(HSTS)).isNull();
        assertThat(anonymous().header("X-Forwarded-Proto", "https").get(path).header(HSTS))
                .isNotNull();
    }

    @Test
    void areIgnoredFromOtherClients() {
        RawHttp.Response response = RawHttp.sendFrom(
                "127.0.0.2", port, "GET /public/events HTTP/1.1", "Host: a", "X-Forwarded-Proto: https");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header(HSTS)).isEmpty();
    }

    /** A prefix is not supported, so that addresses in responses stay as they are. */
    @ParameterizedTest
    @ValueSource(strings = {"shop", "/shop", "//shop"})
    void ignoreAPrefix(String prefix) {
        RequestSpecification creation =
                adminSending(EventBody.withStatus("PUBLISHED").json());
        String location = creation.header("X-Forwarded-Prefix", prefix)
                .post("/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        assertThat(location).startsWith("/events/");
        String id = location.substring("/events/".length());
        for (String path : GetRoutes.withId(id)) {
            Response response = admin().header("X-Forwarded-Prefix", prefix).get(path);
            assertThat(response.statusCode()).as(path).isLessThan(400);
            assertThat(response.headers().toString()).as(path).doesNotContain("shop");
            assertThat(response.asString()).as(path).doesNotContain("/shop");
        }
    }
}
