package com.ticketing.events.query.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The durable record of what was, is and has to be sent, for all channels that are configured. Several nodes may share
 * it.
 *
 * <p>A channel that was never configured before starts at the end of the event log. Each method is one transaction, and
 * throws {@link com.ticketing.events.error.Unavailable} when the database does not answer; then nothing has changed.
 */
public interface DeliveryLog {

    /** The position up to which every channel has its deliveries: where recording has to go on. */
    long recordedUpTo();

    /**
     * Records one pending delivery per notification and channel, due at once, and that everything up to {@code position}
     * is recorded. What a channel has recorded before, on whichever node, is left as it is.
     *
     * @param notifications in the order of their positions: all there are between the last recorded position and this
     */
    void record(List<Notification> notifications, long position, Instant now);

    /**
     * Takes pending deliveries that are due, so that nobody else takes them before {@code until}. A delivery whose Event
     * has an earlier pending one in the same channel is not due. The attempt counts from here on, whatever becomes of it.
     *
     * @return at most {@code limit}, the longest due first
     */
    List<Delivery> claim(String channel, int limit, Instant now, Instant until);

    /** Writes down how attempts ended. A failure of an attempt that counts as lost by now changes nothing. */
    void settle(List<DeliveryOutcome> outcomes, Instant now);

    /** The deliveries that are asked for, ordered by position and channel. */
    List<Delivery> list(DeliveryQuery query);

    /** One delivery; empty when there is none of that id. */
    Optional<Delivery> find(DeliveryId id);

    /** Makes a sent or dead delivery pending again, due at once and with all its attempts; empty when it is neither. */
    Optional<Delivery> redeliver(DeliveryId id, Instant now);

    /** How many deliveries of a channel are pending. */
    long pending(String channel);
}
