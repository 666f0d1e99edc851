package com.ticketing.events.error;

import java.util.List;

/** The request breaks rules; all that it breaks are named together (400). */
public final class InvalidRequest extends Refusal {

    private static final long serialVersionUID = 1L;

    public InvalidRequest(List<Violation> violations) {
        super(ErrorCode.VALIDATION_ERROR, "Validation failed", violations);
    }

    public InvalidRequest(String field, String message) {
        this(List.of(new Violation(field, message)));
    }
}
