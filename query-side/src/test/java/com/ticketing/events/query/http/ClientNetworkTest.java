package com.ticketing.events.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "[2001:db8:1:2:ffff::1], 2001:db8:1:2::/64",
        "2001:db8:1:3::1, 2001:db8:1:3::/64",
        "::1, 0:0:0:0::/64",
        "fe80:0:0:0:0:0:0:1%eth0, fe80:0:0:0::/64",
        "a:b, a:b",
        "unix, unix"
    })
    void isAnIpv4AddressOrHalfOfAnIpv6Address(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }
}
