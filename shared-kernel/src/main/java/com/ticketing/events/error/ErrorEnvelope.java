package com.ticketing.events.error;

import java.util.List;

/** Response body of every error (brief 3.3). */
public record ErrorEnvelope(Problem error) {

    /**
     * Code, message and details of the error.
     *
     * @param code name of an {@link ErrorCode}; for any other status its reason phrase in the same form
     * @param message human-readable text
     * @param details the violations, if fields, headers or parameters caused the error; never null
     */
    public record Problem(String code, String message, List<Violation> details) {}

    /** Creates an envelope; copies {@code details}. */
    public static ErrorEnvelope of(String code, String message, List<Violation> details) {
        return new ErrorEnvelope(new Problem(code, message, List.copyOf(details)));
    }

    /** Creates the envelope of a refusal. */
    public static ErrorEnvelope of(Refusal refusal) {
        return of(refusal.code().name(), refusal.message(), refusal.details());
    }
}
