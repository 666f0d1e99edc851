package com.ticketing.events.command.event;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Violation;
import java.util.List;

/** No entity tag in {@code If-Match} matches the current version of the Event (412). */
public final class StaleVersion extends Refusal {

    private static final long serialVersionUID = 1L;

    StaleVersion(long version) {
        super(
                ErrorCode.PRECONDITION_FAILED,
                "The event has changed since it was read",
                List.of(new Violation(IfMatch.HEADER, "The current version is \"" + version + "\"")));
    }
}
