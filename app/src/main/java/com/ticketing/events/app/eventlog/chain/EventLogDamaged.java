package com.ticketing.events.app.eventlog.chain;

/**
 * The rows of the event log do not fit its hash chain or its recorded end: they were changed, added or removed outside
 * the service, or the storage is damaged. The message is one line that has the position and the remedy.
 */
public final class EventLogDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;
    private final String problem;

    /** @param problem one sentence without a full stop */
    public EventLogDamaged(long position, String problem) {
        super(
                "The event log is damaged at position " + position + ": " + problem
                        + ". Check it with ./event-service verify, and restore the database from a backup",
                null,
                false,
                false);
        this.position = position;
        this.problem = problem;
    }

    /** The domain event at the position is missing. */
    public static EventLogDamaged missing(long position) {
        return new EventLogDamaged(position, "The domain event is missing");
    }

    /** The first position that does not fit. */
    public long position() {
        return position;
    }

    /** What does not fit. */
    public String problem() {
        return problem;
    }
}
