package com.ticketing.events.query.projection;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** There is no projection with that name (404). */
final class ProjectionNotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    ProjectionNotFound() {
        super(ErrorCode.NOT_FOUND, "Projection not found", List.of());
    }
}
