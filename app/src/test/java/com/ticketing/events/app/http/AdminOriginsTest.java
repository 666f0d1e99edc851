package com.ticketing.events.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminOriginsTest {

    @Test
    void areOriginsAsBrowsersSendThem() {
        List<String> origins = List.of(
                "https://office.example.com",
                "http://localhost:3000",
                "http://[::1]:8080",
                "https://xn--bro-hoa.example",
                "http://office.example.com:443",
                "capacitor://localhost");
        assertThat(new AdminOrigins(origins).adminOrigins()).isEqualTo(origins);
        assertThat(new AdminOrigins(List.of()).adminOrigins()).isEmpty();
        assertThat(new AdminOrigins(List.of(" https://a.example ")).adminOrigins())
                .containsExactly("https://a.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "",
                "office.example.com",
                "https://",
                "https://office.example.com/",
                "https://office.example.com/admin",
                "https://office.example.com?x",
                "https://office.example.com#x",
                "https://*.example.com",
                "https://ada:hush@office.example.com",
                "https://office.example.com:443",
                "http://office.example.com:80",
                "https://office.example.com:0",
                "https://office.example.com:70000",
                "https://office.example.com:port",
                "https://Office.example.com",
                "HTTPS://office.example.com",
                "https://büro.example"
            })
    void areRefusedInAnotherForm(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdminOrigins(List.of("https://a.example", origin)))
                .withMessageStartingWith("events.cors.admin-origins must be origins, ");
    }
}
