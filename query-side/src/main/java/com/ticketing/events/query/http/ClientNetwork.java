package com.ticketing.events.query.http;

import com.ticketing.events.text.IpLiteral;
import java.net.InetAddress;

/**
 * Network of a client, the key of all limits per client address: an IPv4 address, or the first 64 bits of an IPv6
 * address, whose other bits a client chooses freely.
 */
public final class ClientNetwork {

    private static final int PREFIX_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private ClientNetwork() {}

    /**
     * The network of an address.
     *
     * @param address as the container reports it, an IPv6 address with or without brackets; any other text is its own
     *     network
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String literal =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        int zone = literal.indexOf('%');
        return IpLiteral.parse(zone < 0 ? literal : literal.substring(0, zone))
                .map(ClientNetwork::of)
                .orElse(address);
    }

    private static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != IPV6_BYTES) {
            return address.getHostAddress();
        }
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < PREFIX_BYTES; i += 2) {
            int group = Byte.toUnsignedInt(bytes[i]) << Byte.SIZE | Byte.toUnsignedInt(bytes[i + 1]);
            prefix.append(Integer.toHexString(group)).append(':');
        }
        return prefix.append(":/64").toString();
    }
}
