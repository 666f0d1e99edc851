package com.ticketing.events.app.eventlog.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChainLinkTest {

    /** Expected values from {@code sha256sum}; stored hashes depend on the form. */
    @Test
    void computesTheStoredForm() {
        CanonicalForm event = CanonicalForm.of(
                "0198f2a4-5b6c-7d8e-9f00-112233445566",
                12,
                "event-published",
                "1",
                "m",
                "2026-11-23T10:15:30.123456789Z",
                "{\"title\":\"ß\"}".getBytes(UTF_8),
                "{}".getBytes(UTF_8));

        ChainLink first = ChainLink.BEGINNING.next(event);

        assertThat(first.position()).isEqualTo(1);
        assertThat(first.hex()).isEqualTo("73f15c29ac456d9580b401bedf7d6551411cafe6f36fc70e96d57cf8818fc883");
        assertThat(first.next(event).hex())
                .isEqualTo("1e51e66f43b5d67d896180d2c99ded7296439ae226a33992ac3cbda4fd9f03fd");
    }
}
