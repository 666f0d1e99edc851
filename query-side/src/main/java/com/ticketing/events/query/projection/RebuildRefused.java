package com.ticketing.events.query.projection;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** The projection cannot be rebuilt, or not now (409). */
final class RebuildRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    RebuildRefused(String why) {
        super(ErrorCode.CONFLICT, why, List.of());
    }
}
