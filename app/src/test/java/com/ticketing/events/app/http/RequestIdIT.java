package com.ticketing.events.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.RawHttp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdIT extends BlackBoxTest {

    @Test
    void assignsAnIdToEachRequest() {
        String one = anonymous().get("/public/events").header("X-Request-Id");
        String other = anonymous().get("/public/events").header("X-Request-Id");
        assertThat(one).isNotBlank().isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7b0c5f8e-2f0e-4f6a-9a3b-1d2e3f405162", "order-4711", "ABC.def_123"})
    void keepsTheIdOfTheClient(String id) {
        for (String path :
                List.of("/public/events", "/events", "/nothing-here", "/public/events/x", "/actuator/health")) {
            anonymous().header("X-Request-Id", id).get(path).then().header("X-Request-Id", equalTo(id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>alert(1)</script>", "two words", "a\"b", "caf\u00e9", "a\tb", "\u001b[31m"})
    void replacesAMalformedId(String id) {
        assertReplaced(id);
    }

    @Test
    void replacesAnIdThatIsTooLong() {
        assertReplaced("x".repeat(1000));
    }

    @Test
    void sendsOneIdIfTheClientSendsTwo() {
        assertThat(anonymous()
                        .header("X-Request-Id", "one", "two")
                        .get("/public/events")
                        .headers()
                        .getValues("X-Request-Id"))
                .hasSize(1);
    }

    private void assertReplaced(String id) {
        RawHttp.Response reply =
                RawHttp.send(port, "GET /public/events/x HTTP/1.1", "Host: 127.0.0.1", "X-Request-Id: " + id);
        assertThat(reply.header("X-Request-Id").orElse("")).isNotBlank().isNotEqualTo(id);
    }
}
