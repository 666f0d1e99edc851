package com.ticketing.events.command;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** Other writers kept changing the Event while the command was retried (409). */
final class ConflictingUpdate extends Refusal {

    private static final long serialVersionUID = 1L;

    ConflictingUpdate() {
        super(ErrorCode.CONFLICT, "The event is being changed by others, try again", List.of());
    }
}
