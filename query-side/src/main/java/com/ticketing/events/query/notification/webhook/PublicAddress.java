package com.ticketing.events.query.notification.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Classification of IP addresses by the registries of special-purpose addresses (RFC 6890). IPv6 addresses that contain
 * an IPv4 address are either not public or classified by it.
 */
final class PublicAddress {

    /** Not public, although in no other range below: the metadata and DNS service of Azure is at 168.63.129.16. */
    private static final List<Range> NOT_PUBLIC_V4 = List.of(
            range("00", 8),
            range("0a", 8),
            range("64400000", 10),
            range("7f", 8),
            range("a83f8110", 32),
            range("a9fe", 16),
            range("ac100000", 12),
            range("c00000", 24),
            range("c00002", 24),
            range("c05863", 24),
            range("c0a8", 16),
            range("c6120000", 15),
            range("c63364", 24),
            range("cb0071", 24),
            range("e0", 3));

    /** Global unicast addresses. */
    private static final Range PUBLIC_V6 = range("20", 3);

    /** Protocol assignments with Teredo, documentation, 6to4, documentation. */
    private static final List<Range> NOT_PUBLIC_V6 =
            List.of(range("20010000", 23), range("20010db8", 32), range("2002", 16), range("3fff0000", 20));

    /** Addresses of NAT64 (RFC 6052), which end with an IPv4 address. */
    private static final Range NAT64 = range("0064ff9b0000000000000000", 96);

    /** Addresses with the same first bits. */
    private static final class Range {

        private final byte[] prefix;
        private final int bits;

        Range(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((address[bit / Byte.SIZE] & mask) != (prefix[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private PublicAddress() {}

    private static Range range(String prefix, int bits) {
        return new Range(HexFormat.of().parseHex(prefix), bits);
    }

    /** Whether an address belongs to the public internet. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(bytes));
        }
        if (NAT64.contains(bytes)) {
            return isPublic(embedded(bytes));
        }
        return PUBLIC_V6.contains(bytes) && NOT_PUBLIC_V6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static InetAddress embedded(byte[] address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an IPv4 address", e);
        }
    }
}
