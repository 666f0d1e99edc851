package com.ticketing.events.error;

import java.util.List;

/** The Event does not exist or is not visible to the client; both responses are identical byte for byte (404). */
public final class EventNotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public EventNotFound() {
        super(ErrorCode.NOT_FOUND, "Event not found", List.of());
    }
}
