package com.ticketing.events.command;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** Concurrent updates of the Event made every attempt of a command fail (409). */
final class ConflictingUpdate extends Refusal {

    private static final long serialVersionUID = 1L;

    ConflictingUpdate() {
        super(ErrorCode.CONFLICT, "The event is being changed by other requests; try again", List.of());
    }
}
