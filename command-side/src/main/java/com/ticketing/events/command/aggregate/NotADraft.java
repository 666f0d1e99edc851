package com.ticketing.events.command.aggregate;

import com.ticketing.events.EventStatus;
import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** Only a draft can be discarded (409). */
final class NotADraft extends Refusal {

    private static final long serialVersionUID = 1L;

    NotADraft(EventStatus status) {
        super(ErrorCode.CONFLICT, "Only a draft can be discarded, and the event is " + status, List.of());
    }
}
