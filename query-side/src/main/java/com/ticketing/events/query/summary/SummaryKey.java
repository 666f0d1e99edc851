package com.ticketing.events.query.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.text.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Cache key of a summary: a hash of its source and of the generator's version (brief 4).
 *
 * @param hex SHA-256 in 64 lower-case hexadecimal digits
 */
record SummaryKey(String hex) {

    static SummaryKey of(SummarySource source, String generatorVersion) {
        MessageDigest digest = Sha256.digest();
        update(digest, source.title());
        update(digest, source.location());
        update(digest, source.startAt().toString());
        update(digest, source.endAt().toString());
        update(digest, source.status().name());
        update(digest, generatorVersion);
        return new SummaryKey(HexFormat.of().formatHex(digest.digest()));
    }

    /** The entity tag, quotes included. */
    String etag() {
        return '"' + hex + '"';
    }

    /** A pseudo-random number from 0 to {@code bound - 1}, determined by this key and the index. */
    int pick(int index, int bound) {
        int from = 2 * index % hex.length();
        return Integer.parseInt(hex, from, from + 2, 16) % bound;
    }

    /** The length prefix separates the fields, so that different fields never give the same input. */
    private static void update(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
