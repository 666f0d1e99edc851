package com.ticketing.events.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicBaseUrlTest {

    @Test
    void mayHaveAPath() {
        assertThat(new PublicBaseUrl("http://example.com:8080/tickets/").of("/"))
                .isEqualTo("http://example.com:8080/tickets/");
    }

    @Test
    void mayHaveEncodedCharacters() {
        assertThat(new PublicBaseUrl("https://xn--bcher-kva.example/caf%C3%A9").of("/sitemap.xml"))
                .isEqualTo("https://xn--bcher-kva.example/caf%C3%A9/sitemap.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bücher.example", "https://events.example.com/café", "https://例え.jp/イベント"})
    void isInAscii(String configured) {
        assertThatThrownBy(() -> new PublicBaseUrl(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("events.public-base-url must be in ASCII, with a host such as xn--bcher-kva")
                .hasMessageEndingWith("but is " + configured);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events.example.com",
                "ftp://events.example.com",
                "https://user:secret@events.example.com",
                "https://events.example.com?a=b",
                "https://events.example.com#a",
                "https://",
                "https://events .example.com"
            })
    void isAnHttpUrlWithoutUserQueryAndFragment(String configured) {
        assertThatThrownBy(() -> new PublicBaseUrl(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("events.public-base-url must be an http or https URL")
                .hasMessageNotContaining("\n");
    }
}
