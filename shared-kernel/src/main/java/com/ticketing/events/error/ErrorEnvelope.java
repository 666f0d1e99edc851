package com.ticketing.events.error;

import java.util.List;

/** The body of every error answer (brief 3.3). */
public record ErrorEnvelope(Problem error) {

    /**
     * What went wrong, once for programs and once for people.
     *
     * @param code an {@link ErrorCode}'s name, or the reason phrase of any other status in that form
     * @param details never null, empty when no field is to blame
     */
    public record Problem(String code, String message, List<Violation> details) {}

    public static ErrorEnvelope of(String code, String message, List<Violation> details) {
        return new ErrorEnvelope(new Problem(code, message, List.copyOf(details)));
    }

    public static ErrorEnvelope of(Refusal refusal) {
        return of(refusal.code().name(), refusal.message(), refusal.details());
    }
}
