package com.ticketing.events.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "0.0.0.0, localhost", "::, localhost", "::1, [0:0:0:0:0:0:0:1]"})
    void hasTheHostOfTheAddress(String address, String host) throws UnknownHostException {
        assertThat(BaseUrl.host(InetAddress.getByName(address))).isEqualTo(host);
    }

    @Test
    void hasTheLocalHostWithoutAnAddress() {
        assertThat(BaseUrl.host(null)).isEqualTo("localhost");
    }
}
