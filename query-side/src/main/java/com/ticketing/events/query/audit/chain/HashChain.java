package com.ticketing.events.query.audit.chain;

import com.ticketing.events.error.Unavailable;

/** The hashes that chain the log's domain events, each standing for everything up to its position. */
public interface HashChain {

    /**
     * The last position and its hash.
     *
     * @param position 0 for an empty log
     * @param hash 64 lower-case hexadecimal digits
     */
    record End(long position, String hash) {}

    /**
     * Where the log ends, as its writers say.
     *
     * @throws Unavailable when the log does not answer
     */
    End end();

    /**
     * Computes the hashes of a part of the log again, and compares. Of what lies before that part, the last hash is taken
     * as it is stored. Reads in constant memory, for about as long as a replay takes.
     *
     * @param from the first position, 1 or more
     * @param to the last position, {@code from - 1} or more
     * @throws Unavailable when the log does not answer
     */
    Verification verify(long from, long to);
}
