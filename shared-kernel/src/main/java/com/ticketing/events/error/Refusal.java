package com.ticketing.events.error;

import java.util.List;

/**
 * The service's considered "no" to a request, with everything the client is told about it. Anything else that is thrown
 * is a defect and becomes a 500 without details.
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

    public ErrorCode code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public List<Violation> details() {
        return details;
    }
}
