package com.ticketing.events.app.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for {@code X-Request-Id}: the caller's when it is sane, a new one otherwise. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    /** What the log pattern calls it. */
    static final String LOG_KEY = "requestId";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private RequestId() {}

    public static String of(@Nullable String given) {
        return given != null && SANE.matcher(given).matches() ? given : random();
    }

    /** Unlike any other, which is all that it has to be; a secret one would take ten times as long. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low).toString();
    }
}
