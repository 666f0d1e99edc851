package com.ticketing.events.command.web;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** The request body did not arrive within the connector's time limit (408). */
final class BodyTimeout extends Refusal {

    private static final long serialVersionUID = 1L;

    BodyTimeout() {
        super(ErrorCode.REQUEST_TIMEOUT, "The body arrived too slowly", List.of());
    }
}
