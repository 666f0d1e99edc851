package com.ticketing.events.query.notification;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of deliveries, common to all channels.
 *
 * @param attempts the number of failed attempts after which a delivery is dead, at least 1
 * @param inFlight the maximum number of concurrent attempts per channel, at least 1
 * @param lease the time after which a claimed but not settled delivery can be claimed again; longer than one attempt of
 *     any channel, by more than the clock skew between nodes
 * @param pollInterval the interval at which the delivery log is polled for due retries and deliveries recorded by other
 *     nodes
 */
@ConfigurationProperties("events.notifications")
public record NotificationProperties(
        @DefaultValue("16") int attempts,
        @DefaultValue("256") int inFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue RetryBackoff backoff) {

    public NotificationProperties {
        Assert.isTrue(attempts > 0, "events.notifications.attempts must be at least 1");
        Assert.isTrue(inFlight > 0, "events.notifications.in-flight must be at least 1");
        Assert.isTrue(lease.isPositive(), "events.notifications.lease must be more than zero");
        Assert.isTrue(pollInterval.isPositive(), "events.notifications.poll-interval must be more than zero");
    }

    /**
     * The times at which a delivery is due. The tolerance is one lease, so that a node whose clock is behind by less
     * than that leaves the leases of other nodes alone.
     */
    public DueTimes dueTimes(Instant now) {
        Duration longest = backoff.longest().compareTo(lease) > 0 ? backoff.longest() : lease;
        return new DueTimes(now, now.plus(longest).plus(lease));
    }

    /** Rejects a lease that can expire while an attempt of the channel is in flight. */
    void requireLeaseOutlasts(Notifier channel) {
        Assert.isTrue(
                lease.compareTo(channel.timeout()) > 0,
                "events.notifications.lease must be longer than events.notifications." + channel.channel()
                        + ".timeout");
    }
}
