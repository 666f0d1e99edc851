package com.ticketing.events.command.web;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** The request body exceeds the size limit (413). */
public final class PayloadTooLarge extends Refusal {

    private static final long serialVersionUID = 1L;

    PayloadTooLarge(int maxBytes) {
        this("The body is larger than " + maxBytes + " bytes");
    }

    /** Creates the refusal with the message of the error envelope. */
    public PayloadTooLarge(String message) {
        super(ErrorCode.PAYLOAD_TOO_LARGE, message, List.of());
    }
}
