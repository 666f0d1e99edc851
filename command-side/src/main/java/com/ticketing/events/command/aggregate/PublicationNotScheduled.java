package com.ticketing.events.command.aggregate;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** The Event has no scheduled publication, or one at another time (404). */
public final class PublicationNotScheduled extends Refusal {

    private static final long serialVersionUID = 1L;

    PublicationNotScheduled() {
        super(ErrorCode.NOT_FOUND, "The event has no scheduled publication", List.of());
    }
}
