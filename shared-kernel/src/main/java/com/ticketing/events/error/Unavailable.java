package com.ticketing.events.error;

import java.util.List;

/** The service cannot answer at the moment, through no fault of the request (503). */
public final class Unavailable extends Refusal {

    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(ErrorCode.UNAVAILABLE, message, List.of());
    }
}
