package com.ticketing.events.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Requests that a reverse proxy has received over TLS. */
@TestPropertySource(properties = {"server.forward-headers-strategy=native"})
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

    /** A prefix is not supported, so that addresses in responses stay as they are. */
    @ParameterizedTest
    @ValueSource(strings = {"shop", "/shop", "//"})
    void ignoreAPrefix(String prefix) {
        String location = adminSending(EventBody.valid().json())
                .header("X-Forwarded-Prefix", prefix)
                .post("/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        assertThat(location).startsWith("/events/");
    }
}
