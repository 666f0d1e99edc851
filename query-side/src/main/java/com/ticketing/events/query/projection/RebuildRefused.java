package com.ticketing.events.query.projection;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** A rebuild is running already, does not fit into the heap, or the projection has no state to rebuild (409). */
final class RebuildRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    RebuildRefused(String message) {
        super(ErrorCode.CONFLICT, message, List.of());
    }
}
