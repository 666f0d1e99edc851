package com.ticketing.events.app.eventlog.chain;

import java.nio.file.Path;

/**
 * The event log does not contain the head that its witness records: it has lost its last domain events or is another
 * log. The message is one line that has both positions and the remedy.
 */
public final class LogHeadMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param witness the file that records the head
     * @param head the recorded link
     * @param end the end of the log; its position is 0 when there is no log
     */
    public LogHeadMissing(Path witness, ChainLink head, ChainLink end) {
        super(
                "The event log ends at position " + end.position() + ", and " + witness + problem(head, end)
                        + ". Restore events.db together with events.db-wal, or accept the log as it is with"
                        + " ./event-service accept-log " + end.position(),
                null,
                false,
                false);
    }

    private static String problem(ChainLink head, ChainLink end) {
        long missing = head.position() - end.position();
        return missing > 0
                ? " records a commit at position " + head.position() + ": at least " + missing
                        + " acknowledged domain events are missing"
                : " records another hash at position " + head.position() + ": it is another log";
    }
}
