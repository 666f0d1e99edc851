package com.ticketing.events.app.http;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for {@code X-Request-Id}: the caller's when it is sane, a new one otherwise. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** What the log pattern calls it. */
    static final String LOG_KEY = "requestId";

    /** Made once: a random number for each request would cost half a microsecond. */
    private static final long PROCESS = new SecureRandom().nextLong();

    private static final AtomicLong COUNT = new AtomicLong();

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private RequestId() {}

    static String of(@Nullable String given) {
        return given != null && SANE.matcher(given).matches()
                ? given
                : new UUID(PROCESS, scattered(COUNT.getAndIncrement())).toString();
    }

    /** Another number for each, from which nobody reads how many there have been (the finalizer of MurmurHash3). */
    private static long scattered(long number) {
        long bits = (number ^ PROCESS ^ (number >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        bits = (bits ^ (bits >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return bits ^ (bits >>> 33);
    }
}
