package com.ticketing.events.app.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for {@code X-Request-Id}: the caller's when it is sane, a new one otherwise. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** What the log pattern calls it. */
    static final String LOG_KEY = "requestId";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private RequestId() {}

    static String of(@Nullable String given) {
        return given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
