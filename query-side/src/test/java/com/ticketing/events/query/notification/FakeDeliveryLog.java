package com.ticketing.events.query.notification;

import static java.util.Comparator.comparingLong;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.query.notification.delivery.DeliveryQuery;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.DueTimes;
import com.ticketing.events.query.notification.delivery.Notification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** In-memory delivery log that can be made unavailable. */
public final class FakeDeliveryLog implements DeliveryLog {

    private final Set<String> channels;
    private final Map<String, Runnable> beforeClaims = new HashMap<>();
    private final SortedMap<DeliveryId, Delivery> deliveries =
            new TreeMap<>(comparingLong(DeliveryId::position).thenComparing(DeliveryId::channel));
    private final Map<String, String> ended = new HashMap<>();
    private int maxBatch = Integer.MAX_VALUE;
    private long recordedPosition;
    private boolean unavailable;
    int recordings;

    public FakeDeliveryLog(String... channels) {
        this.channels = new TreeSet<>(Set.of(channels));
    }

    synchronized void setUnavailable(boolean now) {
        unavailable = now;
    }

    /** The maximum number of deliveries that one call makes pending again. */
    public synchronized void setMaxBatch(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    synchronized List<Delivery> all() {
        return List.copyOf(deliveries.values());
    }

    synchronized Delivery get(long position, String channel) {
        return find(new DeliveryId(position, channel)).orElseThrow();
    }

    @Override
    public synchronized long recordedPosition() {
        return recordedPosition;
    }

    @Override
    public synchronized void record(List<Notification> notifications, long position, Instant now) {
        requireAvailable();
        recordings++;
        for (Notification notification : notifications) {
            if (notification.position() > recordedPosition) {
                channels.forEach(channel ->
                        put(new Delivery(notification, channel, DeliveryState.PENDING, 0, now, null, now, now)));
            }
        }
        recordedPosition = Math.max(recordedPosition, position);
    }

    /** Does nothing: the fake has no event log that could lose its end. */
    @Override
    public void truncateToLog() {}

    /** Runs an action at the beginning of the next claim of a channel. */
    synchronized void beforeNextClaim(String channel, Runnable action) {
        beforeClaims.put(channel, action);
    }

    @Override
    public synchronized List<Delivery> claim(String channel, int limit, DueTimes due, Instant until) {
        requireAvailable();
        Runnable action = beforeClaims.remove(channel);
        if (action != null) {
            action.run();
        }
        List<Delivery> claimed = deliveries.values().stream()
                .filter(delivery -> delivery.channel().equals(channel) && isDue(delivery, due))
                .filter(this::isFirstOfItsEvent)
                .limit(limit)
                .map(next ->
                        changed(next, DeliveryState.PENDING, next.attempts() + 1, until, next.lastError(), due.now()))
                .toList();
        claimed.forEach(this::put);
        return claimed;
    }

    private static boolean isDue(Delivery delivery, DueTimes due) {
        return delivery.nextAttemptAt() != null && due.contains(delivery.nextAttemptAt());
    }

    private boolean isFirstOfItsEvent(Delivery delivery) {
        return deliveries.values().stream()
                .filter(other -> other.state() == DeliveryState.PENDING
                        && other.channel().equals(delivery.channel())
                        && other.notification()
                                .eventId()
                                .equals(delivery.notification().eventId()))
                .findFirst()
                .orElseThrow()
                .equals(delivery);
    }

    @Override
    public synchronized void settle(List<DeliveryOutcome> outcomes, Instant now) {
        requireAvailable();
        for (DeliveryOutcome outcome : outcomes) {
            Delivery current = deliveries.get(outcome.claimed().id());
            boolean leaseHeld = current.equals(outcome.claimed());
            if (current.state() == DeliveryState.PENDING && (leaseHeld || outcome.state() == DeliveryState.SENT)) {
                put(changed(current, outcome.state(), current.attempts(), outcome.retryAt(), outcome.error(), now));
            }
        }
    }

    @Override
    public synchronized List<Delivery> list(DeliveryQuery query) {
        return (query.newestFirst() ? deliveries.reversed() : deliveries)
                .values().stream()
                        .filter(delivery -> query.states().contains(delivery.state()))
                        .filter(delivery -> query.eventId() == null
                                || query.eventId()
                                        .equals(delivery.notification().eventId()))
                        .filter(delivery -> isAfter(delivery, query))
                        .limit(query.limit())
                        .toList();
    }

    private static boolean isAfter(Delivery delivery, DeliveryQuery query) {
        String channel = query.afterChannel();
        int order = Long.compare(delivery.notification().position(), query.afterPosition());
        if (order == 0 && channel != null) {
            order = delivery.channel().compareTo(channel);
        }
        return query.newestFirst() ? order < 0 : order > 0;
    }

    @Override
    public synchronized Optional<Delivery> find(DeliveryId id) {
        return Optional.ofNullable(deliveries.get(id));
    }

    @Override
    public synchronized Optional<Delivery> redeliver(DeliveryId id, DueTimes due) {
        Instant now = due.now();
        Optional<Delivery> again = find(id).filter(delivery -> delivery.nextAttemptAt() == null
                        || delivery.nextAttemptAt().isAfter(due.latest()))
                .map(delivery -> changed(delivery, DeliveryState.PENDING, 0, now, delivery.lastError(), now));
        again.ifPresent(this::put);
        again.ifPresent(delivery -> ended.remove(delivery.channel()));
        return again;
    }

    @Override
    public synchronized Backlog backlog(String channel) {
        requireAvailable();
        List<Delivery> pending = inState(DeliveryState.PENDING, channel);
        return new Backlog(
                pending.size(),
                inState(DeliveryState.DEAD, channel).size(),
                pending.isEmpty() ? null : pending.getFirst().createdAt());
    }

    @Override
    public synchronized long recentlySent(String channel) {
        return inState(DeliveryState.SENT, channel).size();
    }

    private List<Delivery> inState(DeliveryState state, String channel) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.channel().equals(channel) && delivery.state() == state)
                .toList();
    }

    @Override
    public synchronized List<Delivery> redeliverDead(String channel, long afterPosition, int limit, DueTimes due) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.channel().equals(channel)
                        && delivery.state() == DeliveryState.DEAD
                        && delivery.notification().position() > afterPosition)
                .limit(Math.min(limit, maxBatch))
                .toList()
                .stream()
                .flatMap(delivery -> redeliver(delivery.id(), due).stream())
                .toList();
    }

    @Override
    public synchronized boolean endAddress(String channel, String addressDigest, Instant now) {
        return !addressDigest.equals(ended.put(channel, addressDigest));
    }

    /** The time is that of the epoch. */
    @Override
    public synchronized Optional<Instant> addressEnd(String channel, String addressDigest) {
        return addressDigest.equals(ended.get(channel)) ? Optional.of(Instant.EPOCH) : Optional.empty();
    }

    private static Delivery changed(
            Delivery from, DeliveryState state, int attempts, Instant next, String error, Instant now) {
        return new Delivery(from.notification(), from.channel(), state, attempts, next, error, from.createdAt(), now);
    }

    private void put(Delivery delivery) {
        deliveries.put(delivery.id(), delivery);
    }

    private void requireAvailable() {
        if (unavailable) {
            throw new Unavailable("unavailable");
        }
    }
}
