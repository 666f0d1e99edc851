package com.ticketing.events.command;

import com.ticketing.events.ErrorCode;
import com.ticketing.events.Refusal;
import java.util.List;

/** The request's body is over the limit (413). */
final class BodyTooLarge extends Refusal {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(int limit) {
        super(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than %d bytes".formatted(limit), List.of());
    }
}
