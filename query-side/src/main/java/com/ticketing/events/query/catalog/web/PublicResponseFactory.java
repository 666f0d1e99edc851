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
import org.springframework.stereotype.Component;

/**
 * Answers that caches may keep: tagged with a hash of their own bytes, and fresh for the configured time but never past
 * the moment at which one of the Events shown ceases to be upcoming.
 */
@Component
class PublicResponseFactory {

    /** Not a cryptographic one: whoever made two answers of one tag would deceive caches about his own Events. */
    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private static final HexFormat HEX = HexFormat.of();

    private final PublicCacheControl cacheControl;

    PublicResponseFactory(PublicCacheControl cacheControl) {
        this.cacheControl = cacheControl;
    }

    /**
     * The answer with that body, or without it for whoever has it already.
     *
     * @param link null when there are no links
     * @param shown the Events in the body
     */
    PublicResponse answer(
            PublicEventRequest request, byte[] body, @Nullable String link, List<Row> shown, Instant now) {
        String tag = tag(body);
        return new PublicResponse(
                '"' + tag + '"',
                cacheControl(shown, now),
                link,
                IfNoneMatch.names(request.ifNoneMatch(), tag) ? null : body);
    }

    private String cacheControl(List<Row> shown, Instant now) {
        Duration fresh = cacheControl.maxAge();
        for (Row row : shown) {
            if (fresh.isPositive() && row.isUpcoming(now)) {
                Duration upcoming = Duration.between(now, row.startAt());
                fresh = upcoming.compareTo(fresh) < 0 ? upcoming : fresh;
            }
        }
        return fresh.equals(cacheControl.maxAge()) ? cacheControl.usual() : PublicCacheControl.text(fresh);
    }

    private static String tag(byte[] body) {
        HashValue128 hash = HASHER.hashBytesTo128Bits(body);
        return HEX.toHexDigits(hash.getMostSignificantBits()) + HEX.toHexDigits(hash.getLeastSignificantBits());
    }
}
