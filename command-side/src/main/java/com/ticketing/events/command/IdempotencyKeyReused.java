package com.ticketing.events.command;

import com.ticketing.events.ErrorCode;
import com.ticketing.events.Refusal;
import com.ticketing.events.Violation;
import java.util.List;

/** The caller's idempotency key made another Event than the one now asked for (422). */
final class IdempotencyKeyReused extends Refusal {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                "The idempotency key was used before with another body",
                List.of(new Violation(IdempotencyKey.HEADER, "Was used before with another body")));
    }
}
