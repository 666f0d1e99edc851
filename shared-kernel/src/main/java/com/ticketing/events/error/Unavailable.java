package com.ticketing.events.error;

import java.util.List;

/** The service cannot process the request at the moment; the same request may succeed later (503). */
public class Unavailable extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal with the message of the error envelope. */
    public Unavailable(String message) {
        super(ErrorCode.UNAVAILABLE, message, List.of());
    }
}
