package com.ticketing.events.command;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Violation;
import java.util.List;

/** The idempotency key was used before with another request body (422). */
public final class IdempotencyKeyReused extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public IdempotencyKeyReused() {
        super(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                "The idempotency key was used before with another body",
                List.of(new Violation(IdempotencyKey.HEADER, "Was used before with another body")));
    }
}
