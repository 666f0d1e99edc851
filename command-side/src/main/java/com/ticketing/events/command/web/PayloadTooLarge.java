package com.ticketing.events.command.web;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** The request body exceeds the size limit (413). */
final class PayloadTooLarge extends Refusal {

    private static final long serialVersionUID = 1L;

    PayloadTooLarge(int maxBytes) {
        super(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + maxBytes + " bytes", List.of());
    }
}
