package com.ticketing.events.query.catalog.response;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import com.ticketing.events.query.catalog.index.SearchBasis;
import com.ticketing.events.query.catalog.row.Row;
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
public final class PublicResponseFactory {

    /** Not cryptographic: only an admin could construct two bodies with one hash, and only of the same resource. */
    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private static final HexFormat HEX = HexFormat.of();

    private final PublicCacheControl cacheControl;

    /** Creates a factory of responses with that age. */
    public PublicResponseFactory(PublicCacheControl cacheControl) {
        this.cacheControl = cacheControl;
    }

    /**
     * The response with a body.
     *
     * @param link the value of {@code Link}, null without links
     * @param events the Events in the body
     * @param basis of the search for them, null without a search
     */
    public PublicResponse response(
            byte[] body, @Nullable String link, List<Row> events, Instant now, @Nullable SearchBasis basis) {
        Row lastStarted = null;
        Row nextUpcoming = null;
        for (Row row : events) {
            if (!row.isUpcoming(now)) {
                lastStarted = lastStarted == null || lastStarted.sortsBefore(row) ? row : lastStarted;
            } else if (nextUpcoming == null || row.sortsBefore(nextUpcoming)) {
                nextUpcoming = row;
            }
        }
        Instant nextStart = nextUpcoming == null ? Instant.MAX : nextUpcoming.startAt();
        Instant from = lastStarted == null ? Instant.MIN : lastStarted.startAt();
        Instant until = nextStart.minus(cacheControl.maxAge());
        boolean hasFullAge = !now.isAfter(until);
        return new PublicResponse(
                tag(body),
                hasFullAge ? cacheControl.value() : PublicCacheControl.value(Duration.between(now, nextStart)),
                link,
                body,
                basis != null && hasFullAge ? new ResponseValidity(basis, from, until) : null);
    }

    /** The entity tag of a body, without quotes. */
    public static String tag(byte[] body) {
        HashValue128 hash = HASHER.hashBytesTo128Bits(body);
        return HEX.toHexDigits(hash.getMostSignificantBits()) + HEX.toHexDigits(hash.getLeastSignificantBits());
    }
}
