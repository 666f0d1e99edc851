package com.ticketing.events.command.aggregate;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Violation;
import java.util.List;

/** The idempotency key was used before with another request body (422). */
public final class IdempotencyKeyReused extends Refusal {

    /** The header that has the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public IdempotencyKeyReused() {
        super(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                "The idempotency key was used before with another body",
                List.of(new Violation(HEADER, "Was used before with another body")));
    }
}
