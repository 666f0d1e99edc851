package com.ticketing.events.query.notification;

import com.ticketing.events.query.notification.delivery.DueTimes;
import com.ticketing.events.settings.SettingRange;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of deliveries, common to all channels.
 *
 * @param attempts the number of failed attempts after which a delivery is dead, 1 to 1,000
 * @param inFlight the maximum number of concurrent attempts per channel, 1 to 10,000
 * @param lease the time after which a claimed but not settled delivery can be claimed again; longer than one attempt of
 *     any channel, by more than the clock skew between nodes; at most 1 day
 * @param pollInterval the interval at which the delivery log is polled for due retries and deliveries recorded by other
 *     nodes; 1 ms to 1 h
 */
@ConfigurationProperties("events.notifications")
public record NotificationProperties(
        @DefaultValue("32") int attempts,
        @DefaultValue("256") int inFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue RetryBackoff backoff) {

    public NotificationProperties {
        SettingRange.check("events.notifications.attempts", attempts, 1, 1_000);
        SettingRange.check("events.notifications.in-flight", inFlight, 1, 10_000);
        SettingRange.check("events.notifications.lease", lease, Duration.ofMillis(1), Duration.ofDays(1));
        SettingRange.check(
                "events.notifications.poll-interval", pollInterval, Duration.ofMillis(1), Duration.ofHours(1));
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
                "events.notifications.lease must be longer than the "
                        + channel.timeout().toMillis() + " ms that an attempt through channel " + channel.channel()
                        + " can take");
    }

    /**
     * Checks that two attempts of a channel fit into a lease.
     *
     * @param property the name of {@code timeout}, with which the message of a failure begins
     * @throws IllegalArgumentException if they do not
     */
    public void requireHalfALease(String property, Duration timeout) {
        Assert.isTrue(
                timeout.multipliedBy(2).compareTo(lease) < 0,
                () -> property + " must be less than half of events.notifications.lease, which is " + lease.toMillis()
                        + " ms");
    }
}
