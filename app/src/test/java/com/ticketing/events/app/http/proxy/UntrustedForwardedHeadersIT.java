package com.ticketing.events.app.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Forwarded headers of any client: they are taken for scheme, host and port, and not for its address. */
@TestPropertySource(
        properties = {"server.forward-headers-strategy=native", "events.limits.public-requests-per-second=1"})
class UntrustedForwardedHeadersIT extends BlackBoxTest {

    @Test
    void giveTheSchemeAndNotTheAddress() {
        int refused = 0;
        for (int client = 1; client <= 20; client++) {
            var response = anonymous()
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-For", "10.0.0." + client)
                    .get("/public/events");
            assertThat(response.header("Strict-Transport-Security")).isNotNull();
            refused += response.statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }
}
