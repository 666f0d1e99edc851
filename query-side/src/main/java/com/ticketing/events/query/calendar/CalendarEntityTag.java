package com.ticketing.events.query.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.catalog.web.PublicEventSelection.EventVersion;
import com.ticketing.events.query.http.PublicBaseUrl;
import com.ticketing.events.text.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Entity tag of a calendar: a hash of the base URL of the pages, and of the ids and versions of its Events. */
final class CalendarEntityTag {

    private static final int HASH_BYTES = 16;

    private CalendarEntityTag() {}

    /** The tag without quotes. It is a weak one, because the bodies of equal calendars differ in {@code DTSTAMP}. */
    static String of(Stream<EventVersion> events, PublicBaseUrl baseUrl) {
        MessageDigest digest = Sha256.digest();
        digest.update(baseUrl.of("").getBytes(UTF_8));
        ByteBuffer buffer = ByteBuffer.allocate(3 * Long.BYTES);
        events.forEachOrdered(event -> {
            buffer.clear()
                    .putLong(event.id().getMostSignificantBits())
                    .putLong(event.id().getLeastSignificantBits())
                    .putLong(event.version());
            digest.update(buffer.array());
        });
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }
}
