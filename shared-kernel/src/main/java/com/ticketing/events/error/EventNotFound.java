package com.ticketing.events.error;

import java.util.List;

/** There is no such Event, or none that the caller may know of; the two answers are the same to the byte (404). */
public final class EventNotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    public EventNotFound() {
        super(ErrorCode.NOT_FOUND, "Event not found", List.of());
    }
}
