package com.ticketing.events.error;

import java.util.List;

/**
 * Base class of the exceptions that refuse a request; they become error responses with code, message and details. Any
 * other exception is a defect and becomes a 500 without details.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Violation> details;

    protected Refusal(ErrorCode code, String message, List<Violation> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = List.copyOf(details);
    }

    /** The error code, which determines the HTTP status. */
    public ErrorCode code() {
        return code;
    }

    /** The message of the error envelope. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** The violations; empty if the refusal concerns no single field, header or parameter. */
    public List<Violation> details() {
        return details;
    }
}
