package com.ticketing.events.app.http.proxy;

import com.ticketing.events.text.IpLiteral;
import com.ticketing.events.text.WholeNumber;
import java.net.InetAddress;
import java.util.Optional;

/** Range of IP addresses with the same first bits (CIDR). Immutable. */
final class AddressRange {

    private final byte[] prefix;
    private final int bits;

    private AddressRange(InetAddress address, int bits) {
        this.prefix = address.getAddress();
        this.bits = bits;
    }

    /** Parses {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; empty for any other text. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpLiteral.parse(text).map(address -> new AddressRange(address, sizeOf(address)));
        }
        return IpLiteral.parse(text.substring(0, slash))
                .flatMap(address -> WholeNumber.parse(text.substring(slash + 1))
                        .filter(bits -> bits <= sizeOf(address))
                        .map(bits -> new AddressRange(address, bits.intValue())));
    }

    private static int sizeOf(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((other[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
