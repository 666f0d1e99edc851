package com.ticketing.events.app.http.limit;

import java.util.function.BiConsumer;

/**
 * What a client network or an actor has left of a {@link RateLimit}.
 *
 * @param perSecond the limit
 * @param remaining requests that can follow at once; negative if the limit is exceeded
 */
public record Quota(String kind, int perSecond, int remaining) {

    /** Whether the request is refused. */
    public boolean isExceeded() {
        return remaining < 0;
    }

    /** Passes the name and the value of each header. */
    public void forEachHeader(BiConsumer<String, String> header) {
        header.accept(RateLimit.POLICY_HEADER, "\"" + kind + "\";q=" + perSecond + ";w=1");
        header.accept(RateLimit.REMAINING_HEADER, "\"" + kind + "\";r=" + Math.max(0, remaining) + ";t=1");
    }
}
