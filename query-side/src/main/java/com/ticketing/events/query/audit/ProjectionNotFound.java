package com.ticketing.events.query.audit;

import com.ticketing.events.ErrorCode;
import com.ticketing.events.Refusal;
import java.util.List;

/** There is no projection of that name (404). */
final class ProjectionNotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    ProjectionNotFound() {
        super(ErrorCode.NOT_FOUND, "Projection not found", List.of());
    }
}
