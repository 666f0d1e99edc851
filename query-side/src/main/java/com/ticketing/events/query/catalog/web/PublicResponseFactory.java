package com.ticketing.events.query.catalog.web;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.http.PublicCacheControl;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates public responses. The entity tag is a hash of the body. {@code max-age} is the configured time, or less if an
 * Event in the body stops being upcoming earlier.
 */
final class PublicResponseFactory {

    /** Not cryptographic: only an admin could construct two bodies with one hash, and only of the same resource. */
    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private static final HexFormat HEX = HexFormat.of();

    private final PublicCacheControl cacheControl;

    PublicResponseFactory(PublicCacheControl cacheControl) {
        this.cacheControl = cacheControl;
    }

    /**
     * The response with the body, or 304 without it if {@code If-None-Match} contains its entity tag.
     *
     * @param link the value of {@code Link}, null without links
     * @param events the Events in the body
     */
    PublicResponse response(PublicQuery query, byte[] body, @Nullable String link, List<Row> events, Instant now) {
        String tag = tag(body);
        return new PublicResponse(
                '"' + tag + '"',
                cacheControl(events, now),
                link,
                IfNoneMatch.matches(query.ifNoneMatch(), tag) ? null : body);
    }

    private String cacheControl(List<Row> events, Instant now) {
        Duration fresh = cacheControl.maxAge();
        for (Row row : events) {
            if (fresh.isPositive() && row.isUpcoming(now)) {
                Duration upcoming = Duration.between(now, row.startAt());
                fresh = upcoming.compareTo(fresh) < 0 ? upcoming : fresh;
            }
        }
        return fresh.equals(cacheControl.maxAge()) ? cacheControl.value() : PublicCacheControl.value(fresh);
    }

    private static String tag(byte[] body) {
        HashValue128 hash = HASHER.hashBytesTo128Bits(body);
        return HEX.toHexDigits(hash.getMostSignificantBits()) + HEX.toHexDigits(hash.getLeastSignificantBits());
    }
}
