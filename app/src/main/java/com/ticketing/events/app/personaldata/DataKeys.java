package com.ticketing.events.app.personaldata;

import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys of personal data come from. Each domain event with personal data has an AES key of its own (ADR 0050).
 *
 * <p>The log keeps a few bytes for each key, in a table beside the events: they are written in the transaction that
 * appends the domain event, and deleted in the one that appends the erasure. What these bytes are is the
 * implementation's business: the key itself, the key as a KMS has wrapped it, or the name under which a KMS keeps it. For
 * a KMS there is no common transaction: it may have keys that no domain event uses, because an append failed, and it may
 * still have erased ones, until {@link #destroy} has succeeded.
 */
public interface DataKeys {

    /**
     * A fresh key for one domain event that is about to be appended.
     *
     * @param version the place in the Event's history that it will have, if the append succeeds; another attempt asks anew
     * @throws com.ticketing.events.error.Unavailable when there is none to be had at the moment
     */
    Issued issue(String eventId, long version);

    /**
     * The keys that were issued with these bytes, in their order; null where there is none any more. Called once for each
     * batch that is read.
     *
     * @throws com.ticketing.events.error.Unavailable when they cannot be had at the moment
     */
    List<@Nullable SecretKey> find(List<Kept> kept);

    /**
     * Destroys what is kept of an Event's keys elsewhere than in the log's table. Called after the erasure was appended,
     * and again whenever the erasure is asked for again.
     *
     * @param upTo the version of the erasure: keys issued for a later one are in use
     * @throws com.ticketing.events.error.Unavailable when that fails; the caller is told, and may ask again
     */
    void destroy(String eventId, long upTo);

    /**
     * A new key.
     *
     * @param kept what the log is to keep of it
     */
    record Issued(SecretKey key, StoredKey kept) {}

    /** What the log kept of the key of one domain event. */
    record Kept(String eventId, long version, StoredKey key) {}
}
