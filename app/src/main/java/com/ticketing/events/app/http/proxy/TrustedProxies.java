package com.ticketing.events.app.http.proxy;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Reverse proxies whose headers about the client are believed. Immutable. */
@ConfigurationProperties("events.limits")
public final class TrustedProxies {

    private final List<AddressRange> ranges;

    /**
     * Creates the proxies of the configuration.
     *
     * @param trustedProxies addresses and ranges of addresses; names are not resolved
     * @throws IllegalArgumentException with one line if one is malformed
     */
    public TrustedProxies(@DefaultValue List<String> trustedProxies) {
        ranges = trustedProxies.stream().map(TrustedProxies::range).toList();
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text.strip())
                .orElseThrow(() -> new IllegalArgumentException("events.limits.trusted-proxies contains " + text
                        + ", which is neither an IP address nor a range such as 10.0.0.0/8"));
    }

    /** Whether none are configured. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean contains(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * The address of the client: the nodes are followed from the last one to the first one as long as the node before
     * was a trusted proxy, because only such a node has recorded the next one truthfully.
     *
     * @param peer the other end of the connection
     * @param nodes as recorded by the proxies, the last one by the peer
     * @return the peer if it is not trusted, or if one of the nodes that count is not an address
     */
    InetAddress client(InetAddress peer, List<String> nodes) {
        InetAddress client = peer;
        for (int i = nodes.size() - 1; i >= 0 && contains(client); i--) {
            Optional<InetAddress> node = ForwardedNodes.address(nodes.get(i));
            if (node.isEmpty()) {
                return peer;
            }
            client = node.get();
        }
        return client;
    }
}
