package com.ticketing.events.query.notification.delivery;

import java.time.Instant;

/**
 * The stored times at which a pending delivery is due: those up to {@code now}, and those after {@code latest}, which
 * no node stores at {@code now}. A later time was stored before the clock was set back, and would block the delivery
 * and all later ones of its Event until then.
 *
 * @param now the time of the clock
 * @param latest the latest time that a back-off or a lease can have
 */
public record DueTimes(Instant now, Instant latest) {

    /** Whether a delivery with this time is due. */
    public boolean contains(Instant nextAttemptAt) {
        return !nextAttemptAt.isAfter(now) || nextAttemptAt.isAfter(latest);
    }
}
