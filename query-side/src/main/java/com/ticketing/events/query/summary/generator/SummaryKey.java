package com.ticketing.events.query.summary.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.text.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Cache key of a summary: a hash of its source and of the generator's version (brief 4).
 *
 * @param hex SHA-256 in 64 lower-case hexadecimal digits
 * @param content the same hash without the words for the dates and without whether the Event is past; equal for all
 *     summaries of an Event until its public fields change
 */
public record SummaryKey(String hex, String content) {

    /** The key of the text that a generator makes from a source. */
    public static SummaryKey of(SummarySource source, String generatorVersion) {
        String content = hash(
                source.title(),
                source.location(),
                source.startAt().toString(),
                source.endAt().toString(),
                source.status().name(),
                Objects.requireNonNullElse(source.cancellationReason(), ""),
                generatorVersion);
        return new SummaryKey(hash(content, source.dates(), Boolean.toString(source.isPast())), content);
    }

    /** The entity tag, quotes included. */
    public String etag() {
        return '"' + hex + '"';
    }

    /** A pseudo-random number from 0 to {@code bound - 1}, determined by the content and the index. */
    int pick(int index, int bound) {
        int from = 2 * index % content.length();
        return Integer.parseInt(content, from, from + 2, 16) % bound;
    }

    /** A length before each field separates the fields, so that different fields never give the same input. */
    private static String hash(String... fields) {
        MessageDigest digest = Sha256.digest();
        for (String field : fields) {
            byte[] bytes = field.getBytes(UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
