package com.ticketing.events.query.notification.delivery;

import com.ticketing.events.query.notification.Notifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Durable record of all deliveries, for every configured channel. Can be shared by several nodes. Thread-safe.
 *
 * <p>A channel that is configured for the first time starts at the head of the event log. Each method is one
 * transaction and throws {@link com.ticketing.events.error.Unavailable} if the database does not respond; nothing has
 * changed then.
 */
public interface DeliveryLog {

    /** The position up to which the deliveries of every channel are recorded; recording resumes after it. */
    long recordedPosition();

    /**
     * Records one pending delivery per notification and channel that accepts it, due at once, and advances {@link
     * #recordedPosition()} to {@code position}. Deliveries that any node has recorded before are left unchanged.
     *
     * @param notifications in order of position: every notification between the last recorded position and this one
     */
    void record(List<Notification> notifications, long position, Instant now);

    /**
     * Deletes the deliveries of positions beyond the end of the event log and sets the recorded positions back to it.
     * Does nothing unless the end of the log was removed.
     */
    void truncateToLog();

    /**
     * Claims pending deliveries that are due, with a lease until {@code until}. A delivery is not due while an earlier
     * one of the same Event and channel is pending. Counts the attempt, whatever its outcome. A lease or back-off that
     * ends later than possible ends now.
     *
     * @return at most {@code limit} deliveries, those due longest first
     */
    List<Delivery> claim(String channel, int limit, DueTimes due, Instant until);

    /** Records the outcomes of attempts. The failure of an attempt whose lease has expired is ignored. */
    void settle(List<DeliveryOutcome> outcomes, Instant now);

    /** The positions among whose deliveries {@link #recentlySent} counts. */
    long RECENT_POSITIONS = 100_000;

    /** The deliveries that match the query, in its order. */
    List<Delivery> list(DeliveryQuery query);

    /** The delivery with that id; empty if there is none. */
    Optional<Delivery> find(DeliveryId id);

    /**
     * Makes a delivery pending again, due at once and with no attempts counted, and its channel's address one in use;
     * empty if it is pending already, unless its next attempt is later than possible.
     */
    Optional<Delivery> redeliver(DeliveryId id, DueTimes due);

    /** The deliveries of a channel that are not sent; its cost is proportional to their number. */
    Backlog backlog(String channel);

    /**
     * The deliveries of a channel that are not sent.
     *
     * @param pending the number of pending deliveries
     * @param dead the number of deliveries that are given up
     * @param oldestPending when the first of the pending ones was recorded; null if there is none
     */
    record Backlog(long pending, long dead, @Nullable Instant oldestPending) {}

    /** The number of sent deliveries of a channel among the last {@value #RECENT_POSITIONS} positions; bounded work. */
    long recentlySent(String channel);

    /**
     * Makes dead deliveries of a channel pending again, as {@link #redeliver} does with one.
     *
     * @param afterPosition excludes deliveries up to this position
     * @param limit the maximum number; an implementation may have a lower one
     * @return the deliveries, ordered by position; empty if no more are dead
     */
    List<Delivery> redeliverDead(String channel, long afterPosition, int limit, DueTimes due);

    /**
     * Records that the receiver has ended the address of a channel.
     *
     * @param addressDigest see {@link Notifier#addressDigest}
     * @return whether it was in use
     */
    boolean endAddress(String channel, String addressDigest, Instant now);

    /** Whether the receiver has ended this address of the channel, and nothing was redelivered since. */
    default boolean isEnded(String channel, String addressDigest) {
        return addressEnd(channel, addressDigest).isPresent();
    }

    /** When the receiver has ended this address of the channel; empty if it has not, or after a redelivery since. */
    Optional<Instant> addressEnd(String channel, String addressDigest);
}
