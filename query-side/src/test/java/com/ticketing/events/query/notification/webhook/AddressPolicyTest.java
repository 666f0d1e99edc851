package com.ticketing.events.query.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "::",
                "::10.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:0a00:0001::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesPrivateAddressesUnlessEveryOneIsAllowed(String text) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);
        assertThat(AddressPolicy.PUBLIC.permits(address)).isFalse();
        assertThat(AddressPolicy.PUBLIC_AND_LOOPBACK.permits(address)).isFalse();
        assertThat(AddressPolicy.ANY.permits(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1", "2130706433", "127.255.0.1", "::1", "::ffff:127.0.0.1", "localhost"})
    void permitsLoopbackByDefault(String text) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);
        assertThat(AddressPolicy.PUBLIC.permits(address)).isFalse();
        assertThat(AddressPolicy.PUBLIC_AND_LOOPBACK.permits(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "64:ff9b::1.1.1.1"
            })
    void permitsPublicAddresses(String text) throws UnknownHostException {
        assertThat(AddressPolicy.PUBLIC.permits(InetAddress.getByName(text))).isTrue();
    }

    @Test
    void isLoopbackOnlyUnlessItIsSet() {
        assertThat(AddressPolicy.of(null)).isEqualTo(AddressPolicy.PUBLIC_AND_LOOPBACK);
        assertThat(AddressPolicy.of(true)).isEqualTo(AddressPolicy.ANY);
        assertThat(AddressPolicy.of(false)).isEqualTo(AddressPolicy.PUBLIC);
    }
}
