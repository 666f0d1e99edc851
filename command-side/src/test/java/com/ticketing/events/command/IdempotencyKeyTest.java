package com.ticketing.events.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ticketing.events.error.InvalidRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IdempotencyKeyTest {

    @Test
    void derivesTheSameIdForTheSameActorAndKey() {
        UUID id = new IdempotencyKey("order-1").eventId("admin");

        assertThat(new IdempotencyKey("order-1").eventId("admin")).isEqualTo(id);
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void derivesAnotherIdForAnotherActorOrKey() {
        UUID id = new IdempotencyKey("b").eventId("a");

        assertThat(new IdempotencyKey("b").eventId("c")).isNotEqualTo(id);
        assertThat(new IdempotencyKey("c").eventId("a")).isNotEqualTo(id);
        assertThat(new IdempotencyKey("1").eventId("a:")).isNotEqualTo(new IdempotencyKey(":1").eventId("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with space", "ümlaut", "tab\t"})
    void refusesValuesThatAreNotVisibleAscii(String value) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> IdempotencyKey.of(requestWith(value)));
    }

    @Test
    void acceptsUpTo255Characters() {
        assertThat(IdempotencyKey.of(requestWith("k".repeat(255)))).isPresent();
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> IdempotencyKey.of(requestWith("k".repeat(256))));
        assertThat(IdempotencyKey.of(new MockHttpServletRequest())).isEmpty();
    }

    @Test
    void refusesTwoKeys() {
        MockHttpServletRequest request = requestWith("one");
        request.addHeader(IdempotencyKey.HEADER, "two");

        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> IdempotencyKey.of(request));
    }

    private static MockHttpServletRequest requestWith(String key) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(IdempotencyKey.HEADER, key);
        return request;
    }
}
