package com.ticketing.events.error;

import java.util.List;

/** The request breaks rules; the details list all violations (400). */
public final class InvalidRequest extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal; copies {@code violations}. */
    public InvalidRequest(List<Violation> violations) {
        super(ErrorCode.VALIDATION_ERROR, "Validation failed", violations);
    }

    /** Creates the refusal with one violation. */
    public InvalidRequest(String field, String message) {
        this(List.of(new Violation(field, message)));
    }
}
