package com.ticketing.events.query.calendar;

import com.ticketing.events.query.catalog.web.PublicEvent;
import com.ticketing.events.text.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;

/** What tells two calendars apart: which Events they have, and in which version each. */
final class CalendarEntityTag {

    private static final int LENGTH = 16;

    private CalendarEntityTag() {}

    /** Without quotes; the tag of a calendar whose moment of writing may differ, hence a weak one. */
    static String of(Stream<PublicEvent> events) {
        MessageDigest digest = Sha256.digest();
        ByteBuffer one = ByteBuffer.allocate(3 * Long.BYTES);
        events.forEachOrdered(event -> {
            one.clear()
                    .putLong(event.id().getMostSignificantBits())
                    .putLong(event.id().getLeastSignificantBits())
                    .putLong(event.version());
            digest.update(one.array());
        });
        return HexFormat.of().formatHex(digest.digest(), 0, LENGTH);
    }
}
