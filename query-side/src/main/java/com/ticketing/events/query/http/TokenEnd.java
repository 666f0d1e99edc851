package com.ticketing.events.query.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** End of the token of a request. Authentication sets it; a response that may outlast the token observes it. */
public final class TokenEnd {

    /** Request attribute of type {@link Instant}; absent if the token has no end. */
    public static final String ATTRIBUTE = TokenEnd.class.getName();

    private TokenEnd() {}

    /** Whether the token is valid at the time of the call. Can be called after the request has ended. */
    public static BooleanSupplier validity(HttpServletRequest request, Clock clock) {
        return request.getAttribute(ATTRIBUTE) instanceof Instant end
                ? () -> clock.instant().isBefore(end)
                : () -> true;
    }
}
