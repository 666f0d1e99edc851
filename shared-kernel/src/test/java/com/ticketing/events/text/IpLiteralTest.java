package com.ticketing.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::1, 0:0:0:0:0:0:0:1",
        "2001:DB8::a, 2001:db8:0:0:0:0:0:a",
        "::ffff:203.0.113.7, 203.0.113.7"
    })
    void readsAddresses(String text, String address) {
        assertThat(IpLiteral.parse(text))
                .hasValueSatisfying(
                        parsed -> assertThat(parsed.getHostAddress()).isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.4 ",
                "0x1.2.3.4",
                "localhost",
                "1.2.3.4:80",
                "[::1]",
                "fe80::1%lo",
                ":",
                ":::",
                "1:2:3:4:5:6:7:8:9",
                "::g",
                "unknown",
                "_hidden"
            })
    void readsNothingElse(String text) {
        assertThat(IpLiteral.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "::ffff:203.0.113.7"})
    void readsAMappedAddressAsIpv4(String text) {
        assertThat(IpLiteral.parse(text)).containsInstanceOf(Inet4Address.class);
    }
}
