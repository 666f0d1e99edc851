package com.ticketing.events.error;

import java.util.List;

/** The client, or all clients together, exceed a limit; the same request may succeed later (429). */
public final class RateLimited extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal with the message of the error envelope. */
    public RateLimited(String message) {
        super(ErrorCode.RATE_LIMITED, message, List.of());
    }
}
