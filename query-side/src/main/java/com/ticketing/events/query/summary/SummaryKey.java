package com.ticketing.events.query.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.text.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The name of one text: equal cards summarised by the same generator version share it (brief 4).
 *
 * @param hex SHA-256 in 64 lower-case hexadecimal digits
 */
record SummaryKey(String hex) {

    static SummaryKey of(SummarySource card, String generatorVersion) {
        MessageDigest digest = Sha256.digest();
        add(digest, card.title());
        add(digest, card.location());
        add(digest, card.startAt().toString());
        add(digest, card.endAt().toString());
        add(digest, card.status().name());
        add(digest, generatorVersion);
        return new SummaryKey(HexFormat.of().formatHex(digest.digest()));
    }

    /** The entity tag, quotes included. */
    String etag() {
        return '"' + hex + '"';
    }

    /** A number from 0 to {@code bound - 1}, the same for ever for this key and turn. */
    int pick(int turn, int bound) {
        int from = 2 * turn % hex.length();
        return Integer.parseInt(hex, from, from + 2, 16) % bound;
    }

    /** The length in front keeps two fields from being read as two others. */
    private static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
