package com.ticketing.events.query.audit.chain;

import com.ticketing.events.error.Unavailable;

/** Hash chain over the event log; the hash at a position covers every domain event up to it. */
public interface HashChain {

    /**
     * The last position and its hash.
     *
     * @param position 0 for an empty log
     * @param hash 64 lower-case hexadecimal digits
     */
    record End(long position, String hash) {}

    /**
     * The end of the chain as recorded by the writers.
     *
     * @throws Unavailable if the log does not respond
     */
    End end();

    /**
     * Recomputes the hashes of a range and compares them with the stored ones. The hash before the range is taken as
     * stored. Reads in constant memory; takes about as long as a replay of the range.
     *
     * @param from the first position, 1 or more
     * @param to the last position, {@code from - 1} or more
     * @throws Unavailable if the log does not respond
     */
    Verification verify(long from, long to);
}
