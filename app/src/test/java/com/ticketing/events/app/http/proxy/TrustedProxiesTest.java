package com.ticketing.events.app.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.text.IpLiteral;
import java.net.InetAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of a client behind proxies in 10.0.0.0/8, fd00::/8 and at 192.0.2.1. */
class TrustedProxiesTest {

    private static final String PEER = "10.0.0.1";
    private static final String CLIENT = "203.0.113.7";

    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8", "192.0.2.1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // One proxy, in every form of an address.
                "203.0.113.7 | 203.0.113.7",
                "203.0.113.7:4711 | 203.0.113.7",
                "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7] | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:4711 | 2001:db8:0:0:0:0:0:7",
                "::ffff:203.0.113.7 | 203.0.113.7",
                // Further proxies that are trusted.
                "203.0.113.7, 10.1.2.3 | 203.0.113.7",
                "203.0.113.7,10.1.2.3:80,[fd00::1]:80,192.0.2.1 | 203.0.113.7",
                // What stands before the client was sent by the client.
                "198.51.100.9, 203.0.113.7 | 203.0.113.7",
                "10.9.9.9, 203.0.113.7, 10.1.2.3 | 203.0.113.7",
                "garbage, 203.0.113.7 | 203.0.113.7",
                "198.51.100.9, 192.0.2.2 | 192.0.2.2",
                // Only proxies.
                "10.1.2.3 | 10.1.2.3",
                "10.1.2.3, 10.4.5.6 | 10.1.2.3",
                // Empty elements.
                ", 203.0.113.7,, | 203.0.113.7",
                // Garbage.
                "garbage | 10.0.0.1",
                "203.0.113.7, garbage | 10.0.0.1",
                "203.0.113.7, unknown, 10.1.2.3 | 10.0.0.1",
                "_hidden | 10.0.0.1",
                "203.0.113.7.example.com | 10.0.0.1",
                "1 | 10.0.0.1",
                "256.0.0.1 | 10.0.0.1",
                "[2001:db8::7 | 10.0.0.1",
                "'' | 10.0.0.1",
                "\" | 10.0.0.1"
            })
    void readsXForwardedFor(String header, String client) {
        assertThat(client(PEER, HttpFields.build().add("X-Forwarded-For", header)))
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.7 | 203.0.113.7",
                "For=\"203.0.113.7:4711\";proto=https | 203.0.113.7",
                "by=10.0.0.1; FOR = 203.0.113.7 ;host=\"a,b;for=1.1.1.1\" | 203.0.113.7",
                "for=\"[2001:db8::7]:4711\" | 2001:db8:0:0:0:0:0:7",
                "for=\"[2001:db8::7]:_port\" | 2001:db8:0:0:0:0:0:7",
                "for=\"203\\.0.113.7\" | 203.0.113.7",
                "for=198.51.100.9, for=203.0.113.7;by=10.1.2.3, for=10.1.2.3 | 203.0.113.7",
                "for=\"198.51.100.9, for=1.1.1.1\", for=203.0.113.7 | 203.0.113.7",
                "for=203.0.113.7, for=unknown | 10.0.0.1",
                "for=203.0.113.7, for=_hidden | 10.0.0.1",
                "for=\"_hidden:_port\" | 10.0.0.1",
                "for=203.0.113.7, proto=https | 10.0.0.1",
                "for=\"203.0.113.7 | 10.0.0.1",
                "203.0.113.7 | 10.0.0.1",
                "= | 10.0.0.1",
                "\"\\ | 10.0.0.1"
            })
    void readsForwarded(String header, String client) {
        assertThat(client(PEER, HttpFields.build().add("Forwarded", header))).isEqualTo(client);
    }

    @Test
    void readsSeveralHeadersAsOneList() {
        HttpFields.Mutable headers = HttpFields.build()
                .add("X-Forwarded-For", "198.51.100.9, " + CLIENT)
                .add("X-Forwarded-For", "10.1.2.3");
        assertThat(client(PEER, headers)).isEqualTo(CLIENT);
    }

    /** A proxy that sends the one may pass on the other as the client has sent it. */
    @Test
    void readsForwardedOnlyWithoutXForwardedFor() {
        HttpFields.Mutable headers =
                HttpFields.build().add("Forwarded", "for=198.51.100.9").add("X-Forwarded-For", CLIENT);
        assertThat(client(PEER, headers)).isEqualTo(CLIENT);
    }

    @Test
    void isThePeerWithoutAHeader() {
        assertThat(client(PEER, HttpFields.build())).isEqualTo(PEER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.1", "9.255.255.255", "192.0.2.2", "fe00::1", "2001:db8::1"})
    void believesNoOtherPeer(String peer) {
        HttpFields.Mutable headers = HttpFields.build().add("X-Forwarded-For", CLIENT);
        assertThat(client(peer, headers)).isEqualTo(address(peer).getHostAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.255.255.255", "fd12:3456::1", "192.0.2.1", "::ffff:10.1.1.1"})
    void believesEveryProxy(String peer) {
        assertThat(client(peer, HttpFields.build().add("X-Forwarded-For", CLIENT)))
                .isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/7, 11.9.9.9, true",
        "10.0.0.0/7, 12.0.0.0, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 2001:db8::1, true",
        "203.0.113.7/32, 203.0.113.7, true",
        "203.0.113.7/32, 203.0.113.6, false",
        "203.0.113.7/24, 203.0.113.200, true",
        "2001:db8::/61, 2001:db8:0:7::1, true",
        "2001:db8::/61, 2001:db8:0:8::1, false"
    })
    void comparesTheFirstBits(String range, String address, boolean isContained) {
        assertThat(new TrustedProxies(List.of(range)).contains(address(address)))
                .isEqualTo(isContained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "proxy.example.com",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0/8",
                "/8",
                "10.0.0.0/8/8",
                "*",
                "[::1]"
            })
    void refusesWhatIsNoAddressInOneLine(String text) {
        assertThatThrownBy(() -> new TrustedProxies(List.of("10.0.0.1", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events.limits.trusted-proxies contains " + text
                        + ", which is neither an IP address nor a range such as 10.0.0.0/8");
    }

    private String client(String peer, HttpFields headers) {
        return proxies.client(address(peer), ForwardedNodes.of(headers)).getHostAddress();
    }

    private static InetAddress address(String text) {
        return IpLiteral.parse(text).orElseThrow();
    }
}
